package dev.novadraw.kind.text.rule;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.novadraw.engine.kind.Language;
import dev.novadraw.kind.text.Names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class BlockListTests {

	private static final BlockList LIST = new BlockList();

	@ParameterizedTest
	@ValueSource(strings = { "Der Raubmörder kam.", "Er nahm das Küchenmesser.",
			"Da hackte er ihm mit dem Beil die Hand ab.", "Er drohte, ihm die Hand abzuhacken.",
			"Die abgehackte Hand lag da.", "Er hat die Katze gequält." })
	void findsGermanWordForms(String text) {
		assertThat(LIST.find(text, Language.DE, Names.NONE)).isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { "She can't tell anyone. Do not\n\ntell your\n\nmother!", "He took a g-u-n.",
			"He took a g u n.", "a g. u. n.", "GUN", "a gún" })
	void findsPhrasesInAnyWriting(String text) {
		assertThat(LIST.find(text, Language.EN, Names.NONE)).isPresent();
	}

	@Test
	void holdsAContextForAllWordsOfARule() {
		String text = "Das Monster weinte, weil niemand mit ihm spielen wollte, und Mia lud es ein.";

		assertThat(LIST.find(text, Language.DE, Names.NONE)).isEmpty();
	}

	@Test
	void findsAHarmfulWordBesideAHarmlessContext() {
		assertThat(LIST.find("The wind died down, and the dog died.", Language.EN, Names.NONE))
			.contains(new BlockList.Find("death", "died"));
	}

	@Test
	void knowsThatANameIsSomebody() {
		assertThat(LIST.find("She slapped Can.", Language.EN, Names.of("Can"))).isPresent();
		assertThat(LIST.find("She slapped Lina.", Language.EN, Names.NONE)).isPresent();
	}

	@Test
	void takesNamesOut() {
		Names elsa = Names.of("Elsa");

		assertThat(LIST.find("Elsa’s boat was red. Elsa sang.", Language.EN, elsa)).isEmpty();
		assertThat(LIST.find("Elsa sang with Hulk.", Language.EN, elsa)).isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Can", "Ela", "Una", "Mia von der Au", "Nazim", "Nazia", "Hassen", "Pornthip", "Analia",
			"Dick", "Fanny", "Elsa", "Randy", "Christian", "Mordechai", "Gunnar", "Essex", "Kot", "Mercedes", "Jesus",
			"Assia", "Wein", "Ольга", "Jean-Luc", "O'Neill", "Zoë" })
	void allowsOrdinaryNames(String name) {
		for (Language language : Language.values()) {
			assertThat(LIST.isUnsuitableName(name, language)).as(language.code()).isFalse();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Hitler", "arschloch", "Batman", "Penis", "Killer", "Raubmörder", "Fucker", "Harry Potter",
			"Hure", "Zombie", "f-u-c-k" })
	void rejectsUnsuitableNames(String name) {
		assertThat(List.of(Language.values())).anyMatch((language) -> LIST.isUnsuitableName(name, language));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a ", "do not tell ", "he hit the ", "never ", "mother father ", "she cut his arm ", "x",
			"a-", "'", "n't ", "he's ", "er schlug ab ", "die Mutter kam nie ", "\u0308" })
	void readsEndlessTextQuickly(String repeated) {
		String endless = repeated.repeat(4_000 / repeated.length());

		for (Language language : Language.values()) {
			assertTimeout(Duration.ofSeconds(2), () -> LIST.find(endless, language, Names.of("Mia von der Au")));
		}
	}

	@Test
	void readsAnything() {
		assertThatNoException().isThrownBy(() -> LIST.find("\ud800 ' '' - \n\n…", Language.EN, Names.NONE));
		assertThat(LIST.find("", Language.DE, Names.NONE)).isEmpty();
	}

}
