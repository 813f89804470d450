package dev.novadraw.narration;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.text.TextLength;
import dev.novadraw.narration.WrittenStory.Version;
import dev.novadraw.narration.actor.Cast;
import dev.novadraw.narration.actor.Casting;
import dev.novadraw.narration.actor.Choice;
import dev.novadraw.narration.actor.Seen;
import dev.novadraw.narration.language.Words;
import dev.novadraw.narration.lexicon.Lexicon;
import dev.novadraw.narration.script.Composer;
import dev.novadraw.narration.script.Page;
import dev.novadraw.narration.script.Passage;
import dev.novadraw.narration.script.Plot;
import dev.novadraw.narration.script.Script;
import dev.novadraw.narration.script.Scripts;
import dev.novadraw.narration.script.SentenceLimit;
import dev.novadraw.narration.script.WordRange;
import dev.novadraw.vision.Impression;

/**
 * A writer of stories about drawings; the same drawing and options always yield the same
 * story.
 */
public final class StoryWriter {

	private static final int MAX_NAME = 20;

	private static final int MAX_DRAWS = 10;

	private static final int MAX_STORIES = 24;

	private static final int STORIES_PER_PLOT = 4;

	private final Lexicon lexicon = Lexicon.load();

	private final Scripts scripts = Scripts.load();

	public WrittenStory write(Impression impression, StoryOptions options) {
		return write(impression, options, (story) -> true);
	}

	/**
	 * Writes the first of its stories that keeps the rules of the caller, or the first of
	 * all if none does.
	 * @param impression the drawing
	 * @param options the requested options
	 * @param rules returns true for a story that keeps them
	 */
	public WrittenStory write(Impression impression, StoryOptions options, Predicate<WrittenStory> rules) {
		List<Seen> seen = seen(impression);
		return IntStream.range(0, MAX_STORIES)
			.mapToObj((number) -> write(impression, seen, options, number))
			.filter(rules)
			.findFirst()
			.orElseGet(() -> write(impression, seen, options, 0));
	}

	private static List<Seen> seen(Impression impression) {
		return impression.sights().stream().map(Seen::of).toList();
	}

	/**
	 * Writes a story.
	 * @param impression the drawing
	 * @param seen what was surely recognized in it
	 * @param options the requested options
	 */
	public WrittenStory write(Impression impression, List<Seen> seen, StoryOptions options) {
		return write(impression, seen, options, 0);
	}

	// Later stories have other words, and then other plots.
	private WrittenStory write(Impression impression, List<Seen> seen, StoryOptions options, int number) {
		Choice choice = new Choice(impression.fingerprint());
		Choice wording = choice.varied(options.variationOrZero()).varied((long) number << Integer.SIZE);
		Casting casting = new Casting(this.lexicon, impression, wording, options.namedThings(), seen,
				child(options.heroName()));
		Plot plot = new PlotChoice(plots(impression), choice).plot(casting.subject(), casting.noun(), options.theme(),
				options.mood(), options.variationOrZero() + number / STORIES_PER_PLOT);
		return write(impression, options, plot, casting.cast(plot.helper(), plot.place()), wording);
	}

	private List<Plot> plots(Impression impression) {
		String paper = impression.paper().name().toLowerCase(Locale.ROOT);
		return this.scripts.plots().stream().filter((plot) -> plot.suitsPaper(paper)).toList();
	}

	private WrittenStory write(Impression impression, StoryOptions options, Plot plot, Cast cast, Choice choice) {
		String theme = (options.theme() != null) ? options.theme() : choice.of(plot.themes(), "theme");
		String mood = (options.mood() != null) ? options.mood() : choice.of(plot.moods(), "mood");
		Set<String> facts = Facts.of(impression, cast, theme, mood);
		Map<String, Words> words = Map.of("en", Words.of("en", cast, impression), "de",
				Words.of("de", cast, impression));
		Script opening = this.scripts.opening(cast.hero().noun().category().code());
		Draft draft = draft(draw -> draft(List.of(opening, plot.script(), this.scripts.ending()), options,
				new Narration(SentenceLimit.of(options.ageBand()), draw, facts, words), draw), choice, options);
		Map<String, String> title = draft.narration().title(plot.script());
		List<Version> versions = options.languages()
			.stream()
			.map(language -> version(language, title, draft.story(), words))
			.toList();
		return new WrittenStory(plot.name(), theme, versions);
	}

	// The steps that no story leaves out may be too long in some of their wordings.
	private static Draft draft(Function<Choice, Draft> drafts, Choice choice, StoryOptions options) {
		WordRange range = WordRange.of(options.length());
		Draft draft = drafts.apply(choice);
		for (int draw = 1; draw < MAX_DRAWS && !draft.isWithin(range); draw++) {
			draft = drafts.apply(choice.varied(-draw));
		}
		return draft;
	}

	private static Draft draft(List<Script> parts, StoryOptions options, Narration narration, Choice choice) {
		for (int part = 0; part < parts.size(); part++) {
			narration.add(parts.get(part), part);
		}
		return new Draft(narration, new Composer(WordRange.of(options.length()),
				passage -> choice.below(Integer.MAX_VALUE, passage.in("en")))
			.compose(narration.passages()));
	}

	private static Version version(String language, Map<String, String> title, List<Passage> story,
			Map<String, Words> words) {
		String text = Words.plain(Page.of(story, language).text());
		Words own = words.getOrDefault(language, words.values().iterator().next());
		return new Version(language, Words.plain(title.getOrDefault(language, "")), text, own.observedIn(text));
	}

	private static @Nullable String child(@Nullable String requested) {
		String name = (requested == null) ? "" : requested.replaceAll("[^\\p{L}\\p{M} ’'\\u200c\\u200d-]", "").strip();
		if (name.isEmpty() || TextLength.of(name) > MAX_NAME) {
			return null;
		}
		String first = TextLength.cut(name, 1);
		return first.toUpperCase(Locale.ROOT) + name.substring(first.length());
	}

	/**
	 * The passages of a story in one choice of wordings.
	 */
	private record Draft(Narration narration, List<Passage> story) {

		boolean isWithin(WordRange range) {
			return Composer.LANGUAGES.stream()
				.mapToInt((language) -> this.story.stream().mapToInt((passage) -> passage.words(language)).sum())
				.allMatch((words) -> words >= range.min() && words <= range.max());
		}

		@Override
		public String toString() {
			return "a draft";
		}

	}

}
