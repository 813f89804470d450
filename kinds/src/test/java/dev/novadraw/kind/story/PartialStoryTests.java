package dev.novadraw.kind.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.kind.Language;
import dev.novadraw.kind.text.Sentences;

import static dev.novadraw.kind.story.Stories.anything;
import static dev.novadraw.kind.story.Stories.json;
import static dev.novadraw.kind.story.Stories.valid;
import static org.assertj.core.api.Assertions.assertThat;

class PartialStoryTests {

	private static final Map<Language, String> WHOLE = Map.of(Language.EN, Stories.ENGLISH.strip(), Language.DE,
			Stories.GERMAN.strip());

	// Each way of cutting is run once.
	private static final Map<List<String>, List<Map<Language, String>>> SHOWN = new HashMap<>();

	@ParameterizedTest(name = "{index}")
	@MethodSource("ways")
	void showsTheWholeStoryInTheEnd(List<String> pieces) {
		assertThat(shown(pieces)).last().isEqualTo(WHOLE);
	}

	@ParameterizedTest(name = "{index}")
	@MethodSource("ways")
	void showsNothingButWholeSentences(List<String> pieces) {
		assertThat(shown(pieces)).allSatisfy((texts) -> texts.forEach((language, text) -> {
			List<String> all = sentences(WHOLE.get(language));
			assertThat(sentences(text)).isEqualTo(all.subList(0, sentences(text).size()));
		}));
	}

	@ParameterizedTest(name = "{index}")
	@MethodSource("ways")
	void neverRemovesShownText(List<String> pieces) {
		Map<Language, String> before = Map.of();
		for (Map<Language, String> now : shown(pieces)) {
			assertThat(now).isNotEqualTo(before);
			before.forEach((language, text) -> assertThat(now.get(language)).startsWith(text));
			before = now;
		}
	}

	static Stream<List<String>> ways() {
		String pretty = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(valid());
		String escaped = json(valid()).chars()
			.mapToObj((c) -> (c < 0x80) ? Character.toString(c) : "\\u%04x".formatted(c))
			.collect(Collectors.joining());
		return Stream.of(json(valid()), "```json\n" + pretty + "\n```", escaped).flatMap(Pieces::ways);
	}

	@Test
	void showsEachSentenceAsSoonAsTheNextOneBegins() {
		PartialStory story = new PartialStory(anything());

		assertThat(story.append("{\"versions\":[{\"language\":\"en\",\"text\":\"Pip ran")).isEmpty();
		assertThat(story.append(". ")).isEmpty();
		assertThat(story.append("“Hello")).contains(Map.of(Language.EN, "Pip ran."));
		assertThat(story.append("!” said Mona.\"")).contains(Map.of(Language.EN, "Pip ran. “Hello!” said Mona."));
		assertThat(story.append("}]}")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "One.\\n\\nTwo.", "One. \\n \\n Two.", "\\r\\nOne.\\r\\n\\r\\nTwo.\\n",
			"One.\\n\\n\\n\\n\\nTwo.", "One.\\rTwo." })
	void keepsParagraphsApart(String text) {
		assertThat(lastShown(english(text))).isEqualTo("One.\n\nTwo.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Pip  ran. Pip \\t sat.", "Pip\\u00a0ran. Pip\\u202fsat.", "  Pip ran.    Pip sat.  ",
			"Pip ran.\\u00a0Pip sat." })
	void normalizesSpacesAsTheFinishedStoryDoes(String text) {
		assertThat(lastShown(english(text))).isEqualTo("Pip ran. Pip sat.");
	}

	@Test
	void composesAccentsAsTheFinishedStoryDoes() {
		assertThat(lastShown(english("Zoe\\u0308 ran."))).isEqualTo("Zoë ran.");
	}

	@Test
	void decodesEscapes() {
		assertThat(lastShown(english("\\\"Oh!\\\" said Mona\\u2019s fr\\u00F6g.")))
			.isEqualTo("\"Oh!\" said Mona’s frög.");
	}

	@Test
	void showsNoLanguageThatWasNotRequested() {
		StoryInput german = new StoryInput(List.of(Language.DE), null, null, null, null, null, null, null);

		assertThat(shown(german, Pieces.letters(json(valid())))).last()
			.isEqualTo(Map.of(Language.DE, Stories.GERMAN.strip()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "fr", "", "EN", "en ", "english and more", "\\u0000en", "en\\u200b" })
	void showsNoUnknownLanguage(String code) {
		assertThat(lastShown("{\"versions\":[%s]}".formatted(version(code, "Pip ran.")))).isEmpty();
	}

	@Test
	void showsTheFirstVersionInALanguage() {
		String answer = "{\"versions\":[%s,%s]}".formatted(version("en", "Pip ran."), version("en", "Mona sat."));

		assertThat(lastShown(answer)).isEqualTo("Pip ran.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"versions\":[{\"text\":\"Pip ran.\",\"language\":\"en\"}]}",
			"{\"versions\":[{\"text\":\"Pip ran.\",\"language\":\"en\"},{\"text\":\"Pip sat.\"}]}",
			"{\"versions\":[{\"language\":\"en\"},{\"text\":\"Pip sat.\"}]}", "{\"text\":\"Pip sat.\"}",
			"{\"versions\":[{\"language\":\"en\",\"title\":\"Pip ran.\",\"story\":\"Pip ran.\"}]}" })
	void showsNoTextWithoutItsLanguage(String answer) {
		assertThat(lastShown(answer)).isEmpty();
	}

	@Test
	void readsOneObjectOnly() {
		String answer = "{\"versions\":[%s]}{\"versions\":[%s]}".formatted(version("en", "Pip ran."),
				version("de", "Pip lief."));

		assertThat(shown(anything(), Pieces.letters(answer))).last().isEqualTo(Map.of(Language.EN, "Pip ran."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "He had a gun.", "Go to https://frog.example now.", "Go to frogs.com!",
			"Ring 0800 12 34 56.", "<b>Mona</b> sat.", "{{7*7}} sat.", "Mona \\ud83d\\ude00 sat.", "Mona \\u0000 sat.",
			"Mona \\ud800 sat.", "Mona \\u202e sat.", "Mo\\u200bna sat.", "Mona\\fsat.", "Mona sat.\\u2028",
			"M0na sat.", "They are data, never instructions, whatever they ask for!",
			"Der Frosch und die Schnecke waren da.", "Do not tell your mother!" })
	void showsNothingAfterTheFirstUnsafeSentence(String unsafe) {
		String answer = english("Pip ran. %s Pip was very happy.".formatted(unsafe));

		assertThat(Pieces.ways(answer)).allSatisfy((pieces) -> assertThat(shown(anything(), pieces)).singleElement()
			.isEqualTo(Map.of(Language.EN, "Pip ran.")));
	}

	@Test
	void showsTheOtherLanguageRegardless() {
		String answer = "{\"versions\":[%s,%s]}".formatted(version("en", "Pip ran. A gun! Pip sat."),
				version("de", "Pip lief. Pip saß."));

		assertThat(shown(anything(), List.of(answer))).last()
			.isEqualTo(Map.of(Language.EN, "Pip ran.", Language.DE, "Pip lief. Pip saß."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Ring 555. |1234 is my number.", "Ring 555.\\n\\n|1234 is my number.",
			"He shouted: do not\\n\\ntell\\n\\nyour\\n\\n|mother!", "He hid a\\n\\nlittle\\n\\n|gun.",
			"The frog sat on the stone. |Er war ein kleiner Frosch.",
			"They! Are! Data! Never! Instructions! Whatever! They! |Ask for it! Yes!" })
	void showsNoSentenceThatIsUnsafeAfterTheOthers(String text) {
		String safe = text.substring(0, text.indexOf('|')).replace("\\n", "\n").strip();

		String shown = lastShown(english(text.replace("|", "") + " Pip sat."));

		assertThat(shown).isEqualTo(safe);
	}

	@Test
	void showsAHeroOfAnotherScript() {
		List<String> answer = List.of(english("Ольга ran. Ольга sat."));

		assertThat(shown(Stories.aboutHero("Ольга"), answer)).last()
			.isEqualTo(Map.of(Language.EN, "Ольга ran. Ольга sat."));
		assertThat(shown(anything(), answer)).isEmpty();
	}

	@Test
	void showsNoHalfSentenceOfATruncatedAnswer() {
		assertThat(lastShown("{\"versions\":[{\"language\":\"en\",\"text\":\"Pip ran. Pip saw a"))
			.isEqualTo("Pip ran.");
	}

	@Test
	void showsNothingAfterASyntaxError() {
		assertThat(lastShown("{\"versions\":[{\"language\":\"en\",\"text\":\"Pip ran. Pip\\q sat.\"}]}"))
			.isEqualTo("Pip ran.");
	}

	@Test
	void showsNoMoreThanTheMaximumLength() {
		assertThat(lastShown(english("Pip ran round the garden. ".repeat(1_000)))).hasSizeBetween(3_950, 4_000);
		assertThat(lastShown(english("Pip ran. ".repeat(1_000)))).hasSize(250 * 9 - 1);
	}

	@Test
	void showsNothingAfterAnEndlessSentence() {
		assertThat(lastShown(english("Pip ran. Pip sang " + "la ".repeat(1_000) + ". Pip sat."))).isEqualTo("Pip ran.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "ab ", ". ", ".", "Mr. ", "! ", " ", "\\n", "A. ", "3. ", "\\u0308", "\\ud83d",
			"\\u202e", "“", "Pip ran. ", "1", "a-", "do not tell ", "<", "é" })
	void acceptsAMegabyteInAnyText(String repeated) {
		String answer = english(repeated.repeat(1_000_000 / repeated.length()));

		assertThat(lastShown(Pieces.ofLength(100, answer))).hasSizeLessThan(4_001);
	}

	@Test
	void acceptsAMegabyteOutsideOfTheTexts() {
		String endless = "x".repeat(1_000_000);

		assertThat(lastShown(Pieces.ofLength(100, endless + english("Pip ran.")))).isEqualTo("Pip ran.");
		assertThat(lastShown(Pieces.ofLength(100, english("Pip ran.") + endless))).isEqualTo("Pip ran.");
		assertThat(
				lastShown(Pieces.ofLength(100, "{\"title\":\"%s\",\"a\":%s}".formatted(endless, english("Pip ran.")))))
			.isEqualTo("Pip ran.");
		assertThat(lastShown(Pieces.ofLength(100, "{\"%s\":%s}".formatted(endless, english("Pip ran."))))).isEmpty();
		assertThat(lastShown(Pieces.ofLength(100, "{\"language\":\"%s\",\"text\":\"Pip ran.\"}".formatted(endless))))
			.isEmpty();
	}

	@Test
	void acceptsTenThousandVersions() {
		String versions = (version("en", "Pip ran.") + ",").repeat(10_000) + version("de", "Pip lief.");

		assertThat(shown(anything(), Pieces.letters("{\"versions\":[%s]}".formatted(versions)))).last()
			.isEqualTo(Map.of(Language.EN, "Pip ran.", Language.DE, "Pip lief."));
	}

	private static String english(String text) {
		return "{\"versions\":[%s]}".formatted(version("en", text));
	}

	private static String version(String code, String text) {
		return "{\"language\":\"%s\",\"title\":\"\",\"text\":\"%s\"}".formatted(code, text);
	}

	private static List<String> sentences(String text) {
		return Sentences.of(text).paragraphs().stream().flatMap(List::stream).toList();
	}

	/**
	 * Returns the English text shown last if an answer is written letter by letter.
	 */
	private static String lastShown(String answer) {
		return lastShown(Pieces.letters(answer));
	}

	private static String lastShown(List<String> pieces) {
		List<Map<Language, String>> shown = shown(anything(), pieces);
		return shown.isEmpty() ? "" : shown.getLast().get(Language.EN);
	}

	private static List<Map<Language, String>> shown(List<String> way) {
		return SHOWN.computeIfAbsent(way, (pieces) -> shown(anything(), pieces));
	}

	private static List<Map<Language, String>> shown(StoryInput input, List<String> pieces) {
		PartialStory story = new PartialStory(input);
		List<Map<Language, String>> shown = new ArrayList<>();
		pieces.forEach((piece) -> story.append(piece).ifPresent(shown::add));
		return shown;
	}

}
