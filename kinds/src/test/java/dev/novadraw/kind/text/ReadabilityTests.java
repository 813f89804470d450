package dev.novadraw.kind.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.novadraw.engine.kind.Language;
import dev.novadraw.kind.story.Stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ReadabilityTests {

	private static final String ENGLISH_FIRST_READER = "I see a cat. The cat is red. It can run. Run, cat, run!";

	private static final String ENGLISH_NEWSPAPER = """
			The parliamentary committee announced on Thursday that negotiations concerning the controversial agricultural \
			legislation had been postponed indefinitely, although several representatives of the opposition expressed \
			considerable dissatisfaction with the government's decision. According to independent economists, the \
			resulting uncertainty could significantly influence international investment during the following quarter.
			""";

	private static final String GERMAN_FIRST_READER = "Das ist Mia. Mia hat ein Rad. Das Rad ist rot. Mia fährt los.";

	private static final String GERMAN_NEWSPAPER = """
			Der parlamentarische Untersuchungsausschuss teilte am Donnerstag mit, dass die Verhandlungen über das \
			umstrittene Landwirtschaftsgesetz auf unbestimmte Zeit verschoben worden seien, obwohl mehrere Abgeordnete der \
			Opposition ihre erhebliche Unzufriedenheit mit der Entscheidung der Bundesregierung geäußert hatten. Nach \
			Einschätzung unabhängiger Wirtschaftswissenschaftler könnte die entstandene Unsicherheit die internationalen \
			Investitionen im kommenden Quartal wesentlich beeinflussen.
			""";

	@Test
	void isTheFleschKincaidGradeInEnglish() {
		// 6 words and 8 syllables in 2 sentences: 0.39 * 3 + 11.8 * 8 / 6 - 15.59
		assertThat(Readability.of("The table fell. Happy dogs danced.", Language.EN)).isEqualTo(1.313, within(0.001));
	}

	@Test
	void isAmstadsIndexInGerman() {
		// 6 words and 7 syllables in 2 sentences: 180 - 3 - 58.5 * 7 / 6
		assertThat(Readability.of("Die Katze schläft. Der Hund rennt.", Language.DE)).isEqualTo(108.75, within(0.001));
	}

	@Test
	void growsWithTheSchoolYearsInEnglish() {
		assertThat(Readability.of(Stories.ENGLISH, Language.EN))
			.isGreaterThan(Readability.of(ENGLISH_FIRST_READER, Language.EN))
			.isLessThan(Readability.of(ENGLISH_NEWSPAPER, Language.EN) - 10);
	}

	@Test
	void growsWithTheEaseInGerman() {
		assertThat(Readability.of(Stories.GERMAN, Language.DE))
			.isLessThan(Readability.of(GERMAN_FIRST_READER, Language.DE))
			.isGreaterThan(Readability.of(GERMAN_NEWSPAPER, Language.DE) + 50);
	}

	@Test
	void findsPictureBooksEasyAndNewspapersHard() {
		assertThat(isEasy(ENGLISH_FIRST_READER, Language.EN)).isTrue();
		assertThat(isEasy(Stories.ENGLISH, Language.EN)).isTrue();
		assertThat(isEasy(ENGLISH_NEWSPAPER, Language.EN)).isFalse();
		assertThat(isEasy(GERMAN_FIRST_READER, Language.DE)).isTrue();
		assertThat(isEasy(Stories.GERMAN, Language.DE)).isTrue();
		assertThat(isEasy(GERMAN_NEWSPAPER, Language.DE)).isFalse();
	}

	@Test
	void appliesItsLimits() {
		assertThat(Readability.isEasy(3.5, Language.EN)).isTrue();
		assertThat(Readability.isEasy(3.6, Language.EN)).isFalse();
		assertThat(Readability.isEasy(70, Language.DE)).isTrue();
		assertThat(Readability.isEasy(69.9, Language.DE)).isFalse();
	}

	@Test
	void getsHarderWithLongerSentences() {
		String three = "The frog ran. The frog sat. The frog sang.";
		String one = "The frog ran, the frog sat, the frog sang.";

		assertThat(Readability.of(three, Language.EN)).isLessThan(Readability.of(one, Language.EN));
		assertThat(Readability.of(three, Language.DE)).isGreaterThan(Readability.of(one, Language.DE));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " \n\n ", "…", "!!! ???" })
	void isZeroWithoutWords(String text) {
		assertThat(Readability.of(text, Language.EN)).isZero();
		assertThat(Readability.of(text, Language.DE)).isZero();
	}

	@Test
	void measuresOneWord() {
		assertThat(Readability.of("Frog", Language.EN)).isEqualTo(0.39 + 11.8 - 15.59, within(0.001));
		assertThat(Readability.of("Frosch", Language.DE)).isEqualTo(180 - 1 - 58.5, within(0.001));
	}

	@ParameterizedTest
	@EnumSource(Language.class)
	void measuresAnEndlessText(Language language) {
		assertThat(Readability.of("frog ".repeat(100_000), language)).isFinite();
	}

	private static boolean isEasy(String text, Language language) {
		return Readability.isEasy(Readability.of(text, language), language);
	}

}
