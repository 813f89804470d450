package dev.novadraw.narration;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.novadraw.narration.StorySet.Request;
import dev.novadraw.narration.WrittenStory.Version;
import dev.novadraw.narration.actor.Seen;
import dev.novadraw.narration.script.SentenceLimit;
import dev.novadraw.narration.script.WordRange;
import dev.novadraw.vision.Impression;
import dev.novadraw.vision.color.Crayon;
import dev.novadraw.vision.color.Tint;

import static org.assertj.core.api.Assertions.assertThat;

class StoryWriterTests {

	private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{Nd} \n.,:;!?“”„’'…-]+");

	private static final StoryWriter WRITER = new StoryWriter();

	static Stream<Request> requests() {
		return Stream.concat(StorySet.aboutAllNouns(), StorySet.withoutThings(300));
	}

	@ParameterizedTest
	@MethodSource("requests")
	void keepsEveryRule(Request request) {
		WrittenStory story = WRITER.write(request.impression(), request.options());

		assertThat(story.theme()).isIn(StoryOptions.THEMES);
		if (request.options().theme() != null) {
			assertThat(story.theme()).isEqualTo(request.options().theme());
		}
		assertThat(story.versions()).extracting(Version::language).containsExactly("en", "de");
		story.versions().forEach(version -> assertKeepsTheRules(request, story.plot(), version));
	}

	private static void assertKeepsTheRules(Request request, String plot, Version version) {
		String text = version.text();
		StoryOptions options = request.options();
		WordRange wordRange = WordRange.of(options.length());
		assertThat(WordRange.count(text)).as(plot + ": " + text).isBetween(wordRange.min(), wordRange.max());
		assertThat(text).matches(ALLOWED).contains("\n\n").doesNotContain("  ", " ,", " .", " !", " ?", "..", "{", "[");
		assertThat(version.title()).matches(ALLOWED);
		assertThat(WordRange.count(version.title())).as(version.title()).isBetween(5, 8);
		assertThat(version.observedElements()).as(text).hasSizeBetween(1, 8).allMatch(text::contains);
		for (Tint tint : request.impression().colours()) {
			assertThat(text).containsPattern("(?i)\\b" + word(tint.crayon(), version.language()));
		}
		if (options.heroName() != null) {
			assertThat(text).contains(options.heroName());
		}
	}

	private static String word(Crayon crayon, String language) {
		return language.equals("de") ? crayon.german("") : crayon.english();
	}

	@ParameterizedTest
	@MethodSource("requests")
	void boundsTheLengthOfSentencesByAge(Request request) {
		SentenceLimit limit = SentenceLimit.of(request.options().ageBand());
		for (Version version : WRITER.write(request.impression(), request.options()).versions()) {
			String text = withNameAsOneWord(version.text(), request.options().heroName());

			for (String paragraph : text.split("\n\n")) {
				SentenceLimit.sentences(paragraph)
					.forEach(sentence -> assertThat(WordRange.count(sentence)).as(sentence)
						.isLessThanOrEqualTo(limit.words()));
			}
		}
	}

	private static String withNameAsOneWord(String text, @Nullable String name) {
		return (name != null) ? text.replace(name, "Mia") : text;
	}

	@ParameterizedTest
	@CsvSource({ "cat, orange cat, orange Katze", "Hund, orange dog, orange Hund",
			"mein Haus, orange house, orange Haus" })
	void beginsWithTheThingThatTheChildNamed(String thing, String english, String german) {
		WrittenStory story = WRITER.write(Drawings.of(7, Crayon.ORANGE), options(List.of(thing), 0));

		assertThat(story.versions().getFirst().text()).contains(english);
		assertThat(story.versions().getLast().text()).contains(german);
		assertThat(story.versions().getFirst().observedElements()).anyMatch(element -> element.contains(english));
	}

	@Test
	void namesWhatIsSeenIfTheChildNamedNothing() {
		List<Seen> seen = List.of(new Seen("house", Crayon.RED), new Seen("tree", null));

		WrittenStory story = WRITER.write(Drawings.of(3, Crayon.RED, Crayon.GREEN), seen, options(List.of(), 0));

		assertThat(story.versions().getFirst().text()).contains("red house").contains("tree");
		assertThat(story.versions().getLast().text()).containsPattern("rotes? Haus").contains("Baum");
	}

	@Test
	void namesEverythingThatTheChildNamed() {
		for (int i = 0; i < 60; i++) {
			WrittenStory story = WRITER.write(Drawings.of(i, Crayon.BLUE),
					options(List.of("cat", "tree", "2 dogs"), i));

			assertThat(story.versions().getFirst().text()).contains("cat", "tree", "two dogs");
			assertThat(story.versions().getLast().text()).contains("Katze", "Baum", "zwei Hunde");
		}
	}

	@Test
	void doesNotCountWhatCannotBeCounted() {
		for (int i = 0; i < 20; i++) {
			WrittenStory story = WRITER.write(Drawings.of(i, Crayon.BLUE), options(List.of("cat", "three moss"), i));

			assertThat(story.versions().getFirst().text()).contains("some moss").doesNotContain("three moss");
			assertThat(story.versions().getLast().text()).contains("etwas Moos").doesNotContain("drei Moos");
		}
	}

	@Test
	void usesUnknownWordsAsNames() {
		for (int i = 0; i < 40; i++) {
			WrittenStory story = WRITER.write(Drawings.of(i, Crayon.BLUE), options(List.of("my zwurbel"), i));

			assertThat(story.versions().getFirst().text()).contains("Zwurbel").doesNotContain("the Zwurbel");
			assertThat(story.versions().getLast().text()).contains("Zwurbel")
				.doesNotContainPattern("(?:der|die|das|den|dem|eine?) Zwurbel");
		}
	}

	@Test
	void callsTheChildByNameAndNeverByPronoun() {
		requests().limit(400)
			.forEach(request -> WRITER.write(request.impression(), request.options())
				.versions()
				.forEach(version -> assertThat(version.text()).doesNotContainPattern(
						"(?:child|Kind)[^.!?]*[.!?]\\S* (?:It|Es) (?:said|called|laughed|sagte|rief|lachte)")));
	}

	@Test
	void writesTheSameStoryForTheSameRequest() {
		StoryWriter other = new StoryWriter();

		requests().limit(100)
			.forEach(request -> assertThat(other.write(request.impression(), request.options()))
				.isEqualTo(WRITER.write(request.impression(), request.options())));
	}

	@Test
	void writesAnotherPlotForAnotherVariation() {
		Impression drawing = Drawings.of(5, Crayon.GREEN, Crayon.RED);
		Set<String> plots = new HashSet<>();
		for (int variation = 0; variation < 20; variation++) {
			plots.add(WRITER.write(drawing, options(List.of("cat"), variation)).plot());
		}

		assertThat(plots).hasSize(20);
	}

	@Test
	void writesTheSameTextForOneLanguageAsForBoth() {
		StoryOptions german = new StoryOptions(List.of("de"), "4-7", null, null, "medium", null, null, null);

		WrittenStory one = WRITER.write(Drawings.of(1, Crayon.RED), german);
		WrittenStory both = WRITER.write(Drawings.of(1, Crayon.RED), options(List.of(), 0));

		assertThat(one.versions()).containsExactly(both.versions().getLast());
	}

	@Test
	void ignoresNamesWithoutLetters() {
		StoryOptions options = new StoryOptions(List.of("en"), "4-7", null, null, "short", "<b>{}*", List.of("!!!"),
				null);

		assertThat(WRITER.write(Drawings.of(2, Crayon.RED), options).versions().getFirst().text()).matches(ALLOWED);
	}

	private static StoryOptions options(List<String> things, long variation) {
		return new StoryOptions(List.of("en", "de"), "4-7", null, null, "medium", null, things, variation);
	}

}
