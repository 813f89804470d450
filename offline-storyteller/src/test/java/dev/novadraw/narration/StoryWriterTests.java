package dev.novadraw.narration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.novadraw.narration.WrittenStory.Version;
import dev.novadraw.narration.script.WordRange;
import dev.novadraw.vision.DrawingReader;
import dev.novadraw.vision.Impression;
import dev.novadraw.vision.RealDrawings;
import dev.novadraw.vision.Sketch;
import dev.novadraw.vision.color.Crayon;
import dev.novadraw.vision.color.Tint;

import static org.assertj.core.api.Assertions.assertThat;

class StoryWriterTests {

	private static final List<@Nullable String> HERO_NAMES = Arrays.asList(null, "Mia", null, "Anna Lena", null,
			"𞤀𞤣𞤤𞤢𞤥𞤀𞤣𞤤𞤢𞤥𞤀");

	private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{Nd} \n.,:;!?“”„’'-]+");

	private static final Pattern BANNED = Pattern.compile(
			"\\b(dark|afraid|scared|scary|monster|alone|cry|cried|crying|lost|dead|death|died|kill\\w*|hurt|blood|fire|hate|"
					+ "gun|knife|fight|ghost|witch|hell|dunkel\\w*|angst|allein|weint?e?n?|verlor\\w*|tot|tod|blut|feuer|hass|"
					+ "waffe\\w*|kampf|krieg|gespenst\\w*|hexe\\w*|schlug|traurig)\\b",
			Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

	private static final List<Impression> SEEN = new ArrayList<>();

	private final StoryWriter writer = new StoryWriter();

	@BeforeAll
	static void looksAtAllPictures() {
		DrawingReader reader = new DrawingReader();
		Stream.of(RealDrawings.PIG, RealDrawings.BUG, RealDrawings.PERSON, RealDrawings.PHOTO)
			.map(RealDrawings::read)
			.forEach(picture -> SEEN.add(reader.read(picture)));
		sketches().forEach(sketch -> SEEN.add(reader.read(sketch.png())));
	}

	private static Stream<Sketch> sketches() {
		IntStream papers = IntStream.of(0xffffff, 0xd0d0d0, 0xf6ead2, 0x808080, 0x101010, 0xff0000, 0xff8000, 0xffe030,
				0x20a040, 0x2060c0, 0x804010, 0xf090b0, 0x40c8c0);
		IntStream crayons = IntStream.of(0xff0000, 0xff8800, 0xffe000, 0x00aa00, 0x30b8b0, 0x2050c0, 0x8a2be2, 0xff69b4,
				0x8b4513, 0x000000, 0x909090);
		return Stream.of(papers.mapToObj(Sketch::blank),
				crayons.mapToObj(crayon -> Sketch.circle(crayon % 2 == 0 ? 0xf4f4f0 : 0xd8d8d4, crayon)),
				IntStream.range(1, 7).mapToObj(Sketch::scribble),
				Stream.of(Sketch.dots(1, 0xd02020), Sketch.dots(6, 0x2050c0), Sketch.butterfly(), Sketch.tower(),
						Sketch.snake(), Sketch.landscape(), Sketch.circle(Sketch.BLACK_PAPER, 0xf0f0f0),
						Sketch.circles(0xd02020, 0x2050c0, 0x20a040), Sketch.circles(0x8a2be2, 0xff69b4, 0xff8800),
						Sketch.circles(0x8b4513, 0x2050c0), Sketch.circles(0x40c8c0, 0xff8800),
						Sketch.circle(Sketch.WHITE, 0x207030).photographed(0.6, 4)))
			.flatMap(stream -> stream);
	}

	@ParameterizedTest
	@ValueSource(strings = { "short", "medium", "long" })
	void keepsEveryRuleForEveryDrawingAndOption(String length) {
		int turn = 0;
		for (Impression impression : SEEN) {
			for (String theme : orNone(StoryOptions.THEMES)) {
				for (String mood : orNone(StoryOptions.MOODS)) {
					String hero = HERO_NAMES.get(turn++ % HERO_NAMES.size());
					StoryOptions options = new StoryOptions(List.of("en", "de"), "4-7", theme, mood, length, hero);
					assertKeepsTheRules(impression, options, this.writer.write(impression, options));
				}
			}
		}
	}

	private static List<@Nullable String> orNone(List<String> values) {
		List<@Nullable String> list = new ArrayList<>(values);
		list.add(null);
		return list;
	}

	private static void assertKeepsTheRules(Impression impression, StoryOptions options, WrittenStory story) {
		assertThat(story.theme()).isIn(StoryOptions.THEMES);
		if (options.theme() != null) {
			assertThat(story.theme()).isEqualTo(options.theme());
		}
		assertThat(story.versions()).extracting(Version::language).containsExactly("en", "de");
		story.versions().forEach(version -> assertKeepsTheRules(impression, options, version));
		Reading english = new Reading(story.versions().getFirst().text());
		Reading german = new Reading(story.versions().getLast().text());
		assertThat((double) english.words() / german.words()).isBetween(0.6, 1.6);
		assertThat(english.grade()).as(english.text()).isLessThan(4);
	}

	private static void assertKeepsTheRules(Impression impression, StoryOptions options, Version version) {
		String text = version.text();
		Reading reading = new Reading(text);
		WordRange wordRange = WordRange.of(options.length());
		assertThat(reading.words()).as(text).isBetween(wordRange.min(), wordRange.max());
		assertThat(reading.wordsPerSentence()).as(text).isLessThanOrEqualTo(10);
		assertThat(text).matches(ALLOWED).doesNotContainPattern(BANNED).doesNotContain("  ", " ,", " .", "http", "www");
		assertThat(text).containsPattern(version.language().equals("de") ? "„[^“]+“" : "“[^”]+”").contains("\n\n");
		assertThat(version.title()).matches(ALLOWED).hasSizeLessThanOrEqualTo(120);
		assertThat(new Reading(version.title()).words()).as(version.title()).isBetween(5, 8);
		assertThat(version.observedElements()).hasSizeBetween(1, 8).allMatch(text::contains);
		for (Tint tint : impression.colours()) {
			assertThat(text).containsIgnoringCase(word(tint.crayon(), version.language()));
		}
		if (options.heroName() != null) {
			assertThat(text).contains(options.heroName());
		}
	}

	private static String word(Crayon crayon, String language) {
		return language.equals("de") ? crayon.germanNoun() : crayon.english();
	}

	@Test
	void writesTheSameStoryForTheSameDrawing() {
		for (Impression impression : SEEN) {
			assertThat(new StoryWriter().write(impression, options("medium")))
				.isEqualTo(this.writer.write(impression, options("medium")));
		}
	}

	@Test
	void writesOtherStoriesForOtherDrawings() {
		Set<String> texts = new HashSet<>();
		Impression first = SEEN.getFirst();
		for (int i = 0; i < 1000; i++) {
			Impression impression = new Impression(first.width(), first.height(), first.paper(), first.colours(),
					first.composition(), i);
			texts.add(this.writer.write(impression, options("medium")).versions().getFirst().text());
		}

		assertThat(texts).hasSizeGreaterThan(990);
	}

	@Test
	void writesTheSameTextForOneLanguageAsForBoth() {
		StoryOptions german = new StoryOptions(List.of("de"), "6-7", null, null, "long", null);

		WrittenStory one = this.writer.write(SEEN.getFirst(), german);
		WrittenStory both = this.writer.write(SEEN.getFirst(), options("long"));

		assertThat(one.versions()).containsExactly(both.versions().getLast());
	}

	@Test
	void namesNoColourThatIsMissing() {
		for (Impression impression : SEEN) {
			String observed = String.join(" ",
					this.writer.write(impression, options("long")).versions().getFirst().observedElements());
			for (Crayon crayon : Crayon.values()) {
				if (observed.contains(crayon.english()) && crayon.colourful()) {
					assertThat(impression.colours()).extracting(Tint::crayon).contains(crayon);
				}
			}
		}
	}

	@Test
	void namesTheFriendDifferentlyFromTheHero() {
		for (Impression impression : SEEN) {
			StoryOptions options = new StoryOptions(List.of("en"), "4-7", null, null, "short", "bo");

			String text = this.writer.write(impression, options).versions().getFirst().text();

			assertThat(text).contains("Bo").doesNotContainPattern("\\bbo\\b").doesNotContain("named Bo. “I");
			assertThat(text.toLowerCase(Locale.ROOT)).doesNotContain("bo and bo");
		}
	}

	@Test
	void ignoresNamesWithoutLetters() {
		StoryOptions options = new StoryOptions(List.of("en"), "4-7", null, null, "short", "<b>{}*");

		assertThat(this.writer.write(SEEN.getFirst(), options).versions().getFirst().text()).matches(ALLOWED);
	}

	private static StoryOptions options(String length) {
		return new StoryOptions(List.of("en", "de"), "4-7", null, null, length, null);
	}

}
