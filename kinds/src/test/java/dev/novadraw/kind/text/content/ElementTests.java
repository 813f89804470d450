package dev.novadraw.kind.text.content;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.novadraw.engine.kind.Language;

import static org.assertj.core.api.Assertions.assertThat;

class ElementTests {

	@ParameterizedTest
	@ValueSource(strings = { "a", "the", "A", "of the", "it", "7", "in", "und", "something" })
	void isNoFunctionWord(String element) {
		assertThat(Element.of(element, Language.EN).isThing() && Element.of(element, Language.DE).isThing()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "EN, cat, The cats ran.", "EN, cats, A cat ran.", "EN, a yellow sun, The sun shone.",
			"EN, house with a red door, The house was red.", "EN, kitty, The cat ran.", "EN, mouse, Two mice ran.",
			"EN, wolf, The wolf’s tail.", "DE, gelbe Sonne, Unter der Sonne.", "DE, Baum, Viele Bäume.",
			"DE, Bäume, Ein Baum.", "DE, ein Haus mit roter Tür, Das Haus war rot.", "DE, Blume, Zwei Blumen." })
	void occursInAnyForm(Language language, String element, String text) {
		assertThat(Element.of(element, language).occursIn(text)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "EN, cat, The category was long.", "EN, og, A frog ran.", "EN, purple castle, The purple frog ran.",
			"DE, Rakete, Die Katze lief.", "DE, Ei, Eine Eule." })
	void doesNotOccurAsPartOfAnotherWord(Language language, String element, String text) {
		assertThat(Element.of(element, language).occursIn(text)).isFalse();
	}

}
