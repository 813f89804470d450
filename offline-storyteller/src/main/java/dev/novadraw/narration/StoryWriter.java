package dev.novadraw.narration;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.novadraw.narration.WrittenStory.Version;
import dev.novadraw.narration.actor.Cast;
import dev.novadraw.narration.actor.Casting;
import dev.novadraw.narration.actor.Choice;
import dev.novadraw.narration.script.Page;
import dev.novadraw.narration.script.Passage;
import dev.novadraw.narration.script.Script;
import dev.novadraw.narration.script.Scripts;
import dev.novadraw.narration.script.WordRange;
import dev.novadraw.narration.script.Wording;
import dev.novadraw.vision.Impression;

/**
 * A writer of stories about analyzed drawings; the same drawing and options always yield
 * the same story.
 */
public final class StoryWriter {

	private final Scripts scripts = Scripts.load();

	public WrittenStory write(Impression impression, StoryOptions options) {
		Choice choice = new Choice(impression.fingerprint());
		Cast cast = new Casting(impression, choice).cast(options.heroName());
		String mood = options.mood() != null ? options.mood() : choice.of(Facts.moods(impression), "mood");
		Script plot = plot(impression, Facts.of(impression, cast), mood, options.theme(), choice);
		String theme = options.theme() != null ? options.theme() : choice.of(plot.themes(), "theme");
		Narration narration = new Narration(impression, cast, Set.of(mood, theme), choice);
		narration.useRefrain(plot);
		if (plot.subject().equals("drawing")) {
			narration.add(this.scripts.opening(), 0);
		}
		narration.add(plot, 1);
		narration.add(this.scripts.ending(), 2);
		List<Passage> story = new Composer(WordRange.of(options.length()), choice).compose(narration.passages());
		return new WrittenStory(theme, versions(story, narration, narration.title(plot), options.languages()));
	}

	private Script plot(Impression impression, Set<String> facts, String mood, @Nullable String theme, Choice choice) {
		List<Script> onSubject = this.scripts.plots()
			.stream()
			.filter(script -> script.subject().equals(subject(impression)))
			.toList();
		List<Script> onTheme = onSubject.stream()
			.filter(script -> theme == null || script.themes().contains(theme))
			.toList();
		List<Script> candidates = new ArrayList<>();
		for (Script script : onTheme.isEmpty() ? onSubject : onTheme) {
			candidates.add(script);
			if (script.likes().stream().anyMatch(like -> facts.contains(like) || like.equals(mood))) {
				candidates.add(script);
			}
		}
		return choice.of(candidates, "plot");
	}

	private static String subject(Impression impression) {
		if (impression.blank()) {
			return "blank";
		}
		return impression.painted() ? "painted" : "drawing";
	}

	private static List<Version> versions(List<Passage> story, Narration narration, Wording title,
			List<String> languages) {
		return languages.stream().map(language -> {
			Page page = Page.of(story, language);
			return new Version(language, narration.fill(title, language), page.text(), page.observed());
		}).toList();
	}

}
