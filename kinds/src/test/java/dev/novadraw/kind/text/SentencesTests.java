package dev.novadraw.kind.text;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.novadraw.kind.story.Stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class SentencesTests {

	@ParameterizedTest
	@MethodSource("texts")
	void findsTheEndsOfSentences(String text, List<String> sentences) {
		assertThat(Sentences.of(text).paragraphs()).containsExactly(sentences);
	}

	static Stream<Arguments> texts() {
		return Stream.of(arguments("One. Two! Three?", List.of("One.", "Two!", "Three?")),
				arguments("“One!” “Two.” Three.", List.of("“One!”", "“Two.”", "Three.")),
				arguments("\"One!\" \"Two.\" Three.", List.of("\"One!\"", "\"Two.\"", "Three.")),
				arguments("„Eins!“ „Zwei.“ Drei.", List.of("„Eins!“", "„Zwei.“", "Drei.")),
				arguments("»Eins!« Zwei. (Drei.) Vier.", List.of("»Eins!«", "Zwei.", "(Drei.)", "Vier.")),
				arguments("‚Eins!‘ Zwei.", List.of("‚Eins!‘", "Zwei.")),
				arguments("Wait… Now… Go?! Yes!!!", List.of("Wait…", "Now…", "Go?!", "Yes!!!")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "“Hello!” called Mia.", "„Wer bist du?“, fragte Pip.", "„Hallo!“ rief er laut.",
			"Mr. Fox and Dr. Owl met Mrs. Hen.", "Am 3. Mai kam die Katze, z. B. Minka.", "It was 2.5 steps away",
			"Well... he thought… and slept.", "J. Mouse ran" })
	void keepsASentenceTogether(String sentence) {
		assertThat(Sentences.of(sentence).paragraphs()).containsExactly(List.of(sentence));
	}

	@Test
	void putsTwoSentencesOfOneParagraphOnAPage() {
		String text = "One. Two. Three.\n\nFour.\nFive. Six.";

		List<String> pages = Sentences.of(text).pages();

		assertThat(pages).containsExactly("One. Two.", "Three.", "Four.", "Five. Six.");
	}

	@Test
	void losesNoWord() {
		List<String> pages = Sentences.of(Stories.GERMAN).pages();

		assertThat(Words.of(String.join(" ", pages))).isEqualTo(Words.of(Stories.GERMAN));
	}

	@Test
	void isQuickWithEndlessDots() {
		assertThat(Sentences.of("Wait" + ".".repeat(100_000) + "x").pages()).hasSize(1);
	}

	@Test
	void hasNoPagesForNoText() {
		assertThat(Sentences.of(" \n ").pages()).isEmpty();
	}

}
