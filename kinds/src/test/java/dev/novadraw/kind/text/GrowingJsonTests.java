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
	void reportsEveryText() {
		Events events = parse("""
				{ "theme": "kindness", "versions": [ { "language": "en", "text": "Hello!" }, { "text": "" } ] }""");

		assertThat(events.all()).isEqualTo("theme=kindness;language=en;text=Hello!;};text=;};};");
	}

	@Test
	void reportsEachLetterAsSoonAsItIsWritten() {
		Events events = parse("{\"text\":\"He");

		assertThat(events.all()).isEqualTo("text=He");
	}

	@Test
	void reportsTheSameHoweverTheDocumentIsCut() {
		String json = """
				```json
				{ "a": "1 \\" \\\\ \\/ \\n \\u00e4 \\ud83d\\ude00", "b": [ "x", { "c": "y" } ], "d": 1.5e3, "e": null }
				```""";
		String whole = parse(json).all();

		assertThat(Pieces.ways(json)).allSatisfy((pieces) -> assertThat(parse(pieces).all()).isEqualTo(whole));
		assertThat(whole).isEqualTo("a=1 \" \\ / \n ä 😀;b=x;c=y;};};");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "\\\" | \"", "\\\\ | \\", "\\/ | /", "\\t! | '\t!'", "\\n! | '\n!'", "\\r! | '\r!'",
					"\\f! | '\f!'", "\\b! | '\b!'", "\\u00e4 | ä", "\\u00E4 | ä", "\\u201e | „",
					"\\ud83d\\ude00 | 😀" })
	void decodesEscapes(String written, String meant) {
		assertThat(parse("{\"text\":\"%s\"}".formatted(written)).all()).isEqualTo("text=%s;};".formatted(meant));
	}

	@Test
	void keepsHalvesOfSurrogatePairsApart() {
		assertThat(parse("{\"text\":\"\\ud83dx\"}").all()).isEqualTo("text=\ud83dx;};");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "```json\n", "Here you are:\n", "[", "\"text\": \"Boo!\"", "\ufeff", "\u0000", "}" })
	void ignoresTextBeforeTheFirstBrace(String before) {
		assertThat(parse(before + "{\"text\":\"Hello!\"}").all()).isEqualTo("text=Hello!;};");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\n```", "{\"text\":\"Boo!\"}", "}", "\"", ", \"text\": \"Boo!\"}" })
	void ignoresTextAfterTheLastBrace(String after) {
		assertThat(parse("{\"text\":\"Hello!\"}" + after).all()).isEqualTo("text=Hello!;};");
	}

	@ParameterizedTest
	@ValueSource(strings = { "]", "\\x41\"", "\\u00g1\"", "\\u+123\"", "\\u 123\"", "\n\"", "\u0000\"", "\t\"" })
	void reportsNothingAfterASyntaxError(String mistake) {
		String begun = mistake.equals("]") ? "{\"a\":\"x\"" : "{\"a\":\"x";

		String events = parse(begun + mistake + ",\"text\":\"Boo!\"}").all();

		assertThat(events).startsWith("a=x").doesNotContain("text", "Boo");
	}

	@ParameterizedTest
	@ValueSource(strings = { "}", "]", "{]", "{}}", "[}", "{[}]", "{{{{", "{\"", "{\"a", "{\"a\":", "{\"a\":\"\\",
			"{\"a\":\"\\u", "{,,::,,}", "{\"a\"\"b\"}", "{\"a\":\"b\"\"c\"}", "{'a':'b'}", "{]]]]}}}}", "{[{[{[",
			"\ud800", "{\ud800}", "{\"\ud800\":\"\udfff\"}", "{\"\u202e\":\"\u202e\"}", "{\u0000}" })
	void acceptsAnyInput(String json) {
		assertThat(Pieces.ways(json)).extracting((pieces) -> parse(pieces).all()).containsOnly(parse(json).all());
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"a\":", "{\"a\":[", "{", "{[" })
	void limitsTheDepth(String level) {
		Events events = parse(level.repeat(10_000) + "\"text\":\"Boo!\"" + "}".repeat(10_000));

		assertThat(events.all()).isEmpty();
	}

	@Test
	void stopsAtEndlessKeys() {
		Events events = parse("{\"%s\":\"Boo!\",\"text\":\"Boo!\"}".formatted("k".repeat(1_000_000)));

		assertThat(events.all()).isEmpty();
	}

	@Test
	void reportsEachLetterOfAnEndlessTextOnce() {
		String json = "{\"text\":\"%s\"}".formatted("ä".repeat(1_000_000));

		assertThat(parse(Pieces.letters(json)).letters()).isEqualTo(1_000_000);
	}

	@Test
	void assignsATextWithoutAKeyToThePreviousKey() {
		assertThat(parse("{\"text\":[\"One.\",\"Two.\"]}").all()).isEqualTo("text=One.;text=Two.;};");
	}

	private static Events parse(String json) {
		return parse(List.of(json));
	}

	private static Events parse(List<String> pieces) {
		Events events = new Events();
		GrowingJson json = new GrowingJson(events);
		pieces.forEach(json::append);
		return events;
	}

	private static final class Events implements GrowingJson.Listener {

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
