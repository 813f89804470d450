package dev.novadraw.narration.script;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SentenceLimitTests {

	private static final String TEXT = "It was small[. A| and a] red heart was on it.";

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			4-5 | It was small. A red heart was on it.
			4-7 | It was small and a red heart was on it.
			6-7 | It was small and a red heart was on it.
			""")
	void joinsSentencesForOlderChildren(String ageBand, String expected) {
		assertThat(SentenceLimit.of(ageBand).apply(TEXT, text -> text)).isEqualTo(expected);
	}

	@Test
	void endsASentenceBeforeSpeechOnlyWhereTheWordingAllowsIt() {
		SentenceLimit limit = SentenceLimit.of("4-5");

		assertThat(limit.apply("Then it [sang again.|called once more:] “Here we go again!”", words -> words))
			.isEqualTo("Then it sang again. “Here we go again!”");
		assertThat(SentenceLimit.of("6-7")
			.apply("Then it [sang again.|called once more:] “Here we go again!”", words -> words))
			.isEqualTo("Then it called once more: “Here we go again!”");
		assertThat(limit.fits("And then it called once more: “Here we go again!”")).isFalse();
	}

	@Test
	void countsSpeechWithItsSentence() {
		assertThat(SentenceLimit.sentences("“Hello!” called the cat. It laughed. “Oh,” it said."))
			.containsExactly("“Hello!” called the cat.", "It laughed.", "“Oh,” it said.");
		assertThat(SentenceLimit.sentences("„Hallo!“, rief die Katze. Sie lachte."))
			.containsExactly("„Hallo!“, rief die Katze.", "Sie lachte.");
	}

}
