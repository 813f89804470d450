package dev.novadraw.worker.ai.answer;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ThoughtFilterTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`',
			value = { "<think>a {draft}</think>{\"a\": 1}, {\"a\": 1}",
					"`  \n<think>a</think>\n\n<think>b</think>text`, text", "<thinking>a < b</thinking>text, text",
					"<reasoning></reasoning>text, text", "<thin text, <thin text",
					"text <think>no</think>, text <think>no</think>", "text, text", "<think>unfinished <think, ``",
					"<thought>a</think></thought>b, b" })
	void removesThoughtsHoweverTheTextIsSplit(String text, String visible) {
		for (int size = 1; size <= text.length(); size++) {
			assertThat(filter(text, size)).as("pieces of %d", size).isEqualTo(visible);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "a", "Once" })
	void passesTextOnAtOnce(String text) {
		assertThat(new ThoughtFilter().add(text)).isEqualTo(text);
	}

	private static String filter(String text, int size) {
		ThoughtFilter filter = new ThoughtFilter();
		StringBuilder visible = new StringBuilder();
		for (int start = 0; start < text.length(); start += size) {
			visible.append(filter.add(text.substring(start, Math.min(text.length(), start + size))));
		}
		return visible.append(filter.end()).toString();
	}

}
