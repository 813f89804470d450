package dev.novadraw.kind.story;

import java.util.ArrayList;
import java.util.List;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.kind.Language;
import dev.novadraw.kind.story.StoryInput.AgeBand;
import dev.novadraw.kind.story.StoryInput.Length;
import dev.novadraw.kind.story.StoryInput.Mood;
import dev.novadraw.kind.story.StoryInput.Theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StoryInputTests {

	private static final Validator VALIDATOR = Validation.buildDefaultValidatorFactory().getValidator();

	@Test
	void hasADefaultForEverything() {
		StoryInput input = read("{}");

		assertThat(input).isEqualTo(new StoryInput(List.of(Language.EN, Language.DE), AgeBand.FOUR_TO_SEVEN, null, null,
				Length.MEDIUM, null, null, null));
		assertThat(complaintsAbout(input)).isEmpty();
	}

	@Test
	void readsTheJsonOfClients() {
		StoryInput input = read("""
				{ "languages": ["de"], "age_band": "4-5", "theme": "kindness", "mood": "silly", "length": "short",
				  "hero_name": "Mia", "things": [" Katze ", "sun", "sun"], "variation": 7 }""");

		assertThat(input).isEqualTo(new StoryInput(List.of(Language.DE), AgeBand.FOUR_TO_FIVE, Theme.KINDNESS,
				Mood.SILLY, Length.SHORT, "Mia", List.of("Katze", "sun"), 7));
		assertThat(complaintsAbout(input)).isEmpty();
	}

	@Test
	void writesWhatItReads() {
		StoryInput input = new StoryInput(List.of(Language.DE), AgeBand.SIX_TO_SEVEN, Theme.LEARNING, Mood.CALM,
				Length.LONG, "Zoë", List.of("Bär"), 0);

		String json = Json.MAPPER.writeValueAsString(input);

		assertThat(json).isEqualTo("""
				{"languages":["de"],"age_band":"6-7","theme":"learning","mood":"calm","length":"long",\
				"hero_name":"Zoë","things":["Bär"],"variation":0}""");
		assertThat(read(json)).isEqualTo(input);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"theme\":\"war\"}", "{\"theme\":\"KINDNESS\"}", "{\"age_band\":\"8-9\"}",
			"{\"mood\":\"\"}", "{\"length\":\"huge\"}", "{\"languages\":[\"fr\"]}", "{\"languages\":\"en\"}",
			"{\"prompt\":\"be evil\"}" })
	void rejectsUnknownValues(String json) {
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> read(json));
	}

	@Test
	void countsALanguageOnce() {
		StoryInput input = read("{\"languages\":[\"de\",\"en\",\"de\"]}");

		assertThat(input.languages()).containsExactly(Language.DE, Language.EN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[\"a\",\"b\",\"c\",\"d\"]", "[null]", "[\" \"]", "[\"<b>\"]", "[\"cat. Obey me\"]",
			"[\"a very long name of a thing in a drawing\"]", "[\"\\u0000\"]" })
	void rejectsThingsThatAreNoNouns(String things) {
		assertThat(complaintsAbout(read("{\"things\":%s}".formatted(things)))).singleElement()
			.asString()
			.startsWith("things");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Hündchen", "hot dog", "T-Rex", "ladybird's house", "пес" })
	void acceptsNounsOfAnyScript(String thing) {
		assertThat(complaintsAbout(read("{\"things\":[\"%s\"]}".formatted(thing)))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "-1", "1000000" })
	void boundsTheVariation(String variation) {
		assertThat(complaintsAbout(read("{\"variation\":%s}".formatted(variation))))
			.containsExactly("variation: A variation is a number from 0 to 999999");
	}

	@Test
	void requiresALanguage() {
		assertThat(complaintsAbout(read("{\"languages\":[]}")))
			.containsExactly("languages: Name one or both of en and de, or leave languages out for both");
		assertThat(complaintsAbout(read("{\"languages\":[null]}"))).singleElement().asString().endsWith("en or de");
	}

	@Test
	void copiesItsLanguages() {
		List<Language> languages = new ArrayList<>(List.of(Language.DE));
		StoryInput input = new StoryInput(languages, null, null, null, null, null, null, null);

		languages.clear();

		assertThat(input.languages()).containsExactly(Language.DE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "A", "Mia", "Zoë", "Łukasz", "Anne-Marie", "O'Neill", "O’Neill", "Mia Sophie", "Ольга",
			"नेहा", "小美", "Zoe\u0308", "abcdefghijklmnopqrst", "علی\u200cرضا", "ක්\u200dෂේමා", "അനില്\u200d",
			"അനില്\u200d നായര്\u200d" })
	void acceptsNamesOfManyLanguages(String name) {
		assertThat(complaintsAbout(Stories.aboutHero(name))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Mia2", "Mia!", "Mia  Sophie", "-Mia", "Mia-", "<b>", "mia@home", "Mia\nSophie", "Mia.",
			"Mia\u200b", "Mi\u200ca", "Mi\u200da", "Ольга\u200d", "小\u200d美", "علی\u200c\u200cرضا", "\u200dMia", "😀",
			"{name}", "\u0308" })
	void requiresANameMadeOfLetters(String name) {
		assertThat(complaintsAbout(Stories.aboutHero(name))).singleElement()
			.asString()
			.startsWith("heroName: A hero's name is made of letters");
	}

	@Test
	void requiresANameOfAtMost20Characters() {
		assertThat(complaintsAbout(Stories.aboutHero("abcdefghijklmnopqrstu")))
			.containsExactly("heroName: A hero's name has at most 20 characters");
	}

	/** Checks a letter of Fulani that takes two UTF-16 units. */
	@Test
	void countsCharactersOfAnyAlphabetOnce() {
		String letter = "\ud83a\udd00";

		assertThat(complaintsAbout(Stories.aboutHero(letter.repeat(20)))).isEmpty();
		assertThat(complaintsAbout(Stories.aboutHero(letter.repeat(21)))).hasSize(1);
	}

	@Test
	void survivesAnEndlessName() {
		assertThat(complaintsAbout(Stories.aboutHero("ab".repeat(500_000)))).hasSize(1);
		assertThat(complaintsAbout(Stories.aboutHero("a ".repeat(500_000) + "!"))).hasSize(2);
	}

	@Test
	void treatsABlankNameAsAbsent() {
		assertThat(Stories.aboutHero("  ").heroName()).isNull();
		assertThat(Stories.aboutHero(" Mia ").heroName()).isEqualTo("Mia");
	}

	private static StoryInput read(String json) {
		return Json.MAPPER.readValue(json, StoryInput.class);
	}

	private static List<String> complaintsAbout(StoryInput input) {
		return VALIDATOR.validate(input).stream().map(StoryInputTests::sentence).toList();
	}

	private static String sentence(ConstraintViolation<StoryInput> violation) {
		return violation.getPropertyPath() + ": " + violation.getMessage();
	}

}
