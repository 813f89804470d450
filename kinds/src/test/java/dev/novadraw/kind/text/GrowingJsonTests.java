package dev.novadraw.kind.text;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.novadraw.kind.story.Pieces;

import static org.assertj.core.api.Assertions.assertThat;

class GrowingJsonTests {

	@Test
	void passesOnEveryText() {
		Heard heard = hear("""
				{ "theme": "kindness", "versions": [ { "language": "en", "text": "Hello!" }, { "text": "" } ] }""");

		assertThat(heard.all()).isEqualTo("theme=kindness;language=en;text=Hello!;};text=;};};");
	}

	@Test
	void passesOnEachLetterAsSoonAsItIsWritten() {
		Heard heard = hear("{\"text\":\"He");

		assertThat(heard.all()).isEqualTo("text=He");
	}

	@Test
	void hearsTheSameHoweverTheDocumentIsCut() {
		String json = """
				```json
				{ "a": "1 \\" \\\\ \\/ \\n \\u00e4 \\ud83d\\ude00", "b": [ "x", { "c": "y" } ], "d": 1.5e3, "e": null }
				```""";
		String whole = hear(json).all();

		assertThat(Pieces.ways(json)).allSatisfy((pieces) -> assertThat(hear(pieces).all()).isEqualTo(whole));
		assertThat(whole).isEqualTo("a=1 \" \\ / \n ä 😀;b=x;c=y;};};");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "\\\" | \"", "\\\\ | \\", "\\/ | /", "\\t! | '\t!'", "\\n! | '\n!'", "\\r! | '\r!'",
					"\\f! | '\f!'", "\\b! | '\b!'", "\\u00e4 | ä", "\\u00E4 | ä", "\\u201e | „",
					"\\ud83d\\ude00 | 😀" })
	void understandsWhatIsEscaped(String written, String meant) {
		assertThat(hear("{\"text\":\"%s\"}".formatted(written)).all()).isEqualTo("text=%s;};".formatted(meant));
	}

	@Test
	void keepsHalvesOfSurrogatePairsApart() {
		assertThat(hear("{\"text\":\"\\ud83dx\"}").all()).isEqualTo("text=\ud83dx;};");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "```json\n", "Here you are:\n", "[", "\"text\": \"Boo!\"", "\ufeff", "\u0000", "}" })
	void overlooksWhatComesBeforeTheFirstBrace(String before) {
		assertThat(hear(before + "{\"text\":\"Hello!\"}").all()).isEqualTo("text=Hello!;};");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\n```", "{\"text\":\"Boo!\"}", "}", "\"", ", \"text\": \"Boo!\"}" })
	void overlooksWhatComesAfterTheLastBrace(String after) {
		assertThat(hear("{\"text\":\"Hello!\"}" + after).all()).isEqualTo("text=Hello!;};");
	}

	@ParameterizedTest
	@ValueSource(strings = { "]", "\\x41\"", "\\u00g1\"", "\\u+123\"", "\\u 123\"", "\n\"", "\u0000\"", "\t\"" })
	void hearsNothingAfterAMistake(String mistake) {
		String begun = mistake.equals("]") ? "{\"a\":\"x\"" : "{\"a\":\"x";

		String heard = hear(begun + mistake + ",\"text\":\"Boo!\"}").all();

		assertThat(heard).startsWith("a=x").doesNotContain("text", "Boo");
	}

	@ParameterizedTest
	@ValueSource(strings = { "}", "]", "{]", "{}}", "[}", "{[}]", "{{{{", "{\"", "{\"a", "{\"a\":", "{\"a\":\"\\",
			"{\"a\":\"\\u", "{,,::,,}", "{\"a\"\"b\"}", "{\"a\":\"b\"\"c\"}", "{'a':'b'}", "{]]]]}}}}", "{[{[{[",
			"\ud800", "{\ud800}", "{\"\ud800\":\"\udfff\"}", "{\"\u202e\":\"\u202e\"}", "{\u0000}" })
	void takesAnythingCalmly(String json) {
		assertThat(Pieces.ways(json)).extracting((pieces) -> hear(pieces).all()).containsOnly(hear(json).all());
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"a\":", "{\"a\":[", "{", "{[" })
	void goesNoDeeperThanAStory(String level) {
		Heard heard = hear(level.repeat(10_000) + "\"text\":\"Boo!\"" + "}".repeat(10_000));

		assertThat(heard.all()).isEmpty();
	}

	@Test
	void giveUpOnEndlessKeys() {
		Heard heard = hear("{\"%s\":\"Boo!\",\"text\":\"Boo!\"}".formatted("k".repeat(1_000_000)));

		assertThat(heard.all()).isEmpty();
	}

	@Test
	void saysEachLetterOfAnEndlessTextOnce() {
		String json = "{\"text\":\"%s\"}".formatted("ä".repeat(1_000_000));

		assertThat(hear(Pieces.letters(json)).letters()).isEqualTo(1_000_000);
	}

	@Test
	void takesATextWithoutAKeyForThatOfTheKeyBefore() {
		assertThat(hear("{\"text\":[\"One.\",\"Two.\"]}").all()).isEqualTo("text=One.;text=Two.;};");
	}

	private static Heard hear(String json) {
		return hear(List.of(json));
	}

	private static Heard hear(List<String> pieces) {
		Heard heard = new Heard();
		GrowingJson json = new GrowingJson(heard);
		pieces.forEach(json::append);
		return heard;
	}

	private static final class Heard implements GrowingJson.Listener {

		private final StringBuilder all = new StringBuilder();

		private final List<String> begun = new ArrayList<>();

		private int letters;

		@Override
		public void letter(String key, char letter) {
			begin(key);
			this.all.append(letter);
			this.letters++;
		}

		@Override
		public void textEnded(String key) {
			begin(key);
			this.all.append(';');
			this.begun.clear();
		}

		@Override
		public void objectEnded() {
			this.all.append("};");
		}

		private void begin(String key) {
			if (this.begun.isEmpty()) {
				this.begun.add(key);
				this.all.append(key).append('=');
			}
		}

		String all() {
			return this.all.toString();
		}

		int letters() {
			return this.letters;
		}

	}

}
