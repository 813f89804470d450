package dev.novadraw.standalone.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.novadraw.engine.kind.Language;
import dev.novadraw.kind.text.Readability;
import dev.novadraw.kind.text.Words;
import dev.novadraw.narration.Similarity;

/**
 * The quality of the stories of the offline model, in lines to print.
 */
final class OfflineReport {

	private static final int SET = 5;

	private final List<OfflineStory> stories;

	private final Similarity similarity = new Similarity();

	OfflineReport(List<OfflineStory> stories) {
		this.stories = List.copyOf(stories);
	}

	List<String> lines() {
		List<String> lines = new ArrayList<>();
		for (OfflineStory story : this.stories) {
			lines.add("%-24s %-22s %-22s %s".formatted(story.drawing().getFileName(),
					String.join(", ", story.options().namedThings()), String.join(", ", story.colours()),
					story.version("en").title()));
			lines.add("  elements: %s".formatted(String.join(", ", story.version("en").observedElements())));
		}
		lines.add("");
		lines.add(percent("sets of five with a plot twice", sharedPlots()) + " (at most 25 %)");
		for (Language language : Language.values()) {
			lines.addAll(summary(language));
		}
		return lines;
	}

	private List<String> summary(Language language) {
		List<String> texts = this.stories.stream().map((story) -> story.text(language.code())).toList();
		return List.of("", language.englishName(),
				"  stories: %d, words: %.0f on average".formatted(texts.size(),
						texts.stream().mapToInt((text) -> Words.of(text).count()).average().orElse(0)),
				"  readability: %.1f on average, %d of %d easy".formatted(
						texts.stream().mapToDouble((text) -> Readability.of(text, language)).average().orElse(0),
						texts.stream()
							.filter((text) -> Readability.isEasy(Readability.of(text, language), language))
							.count(),
						texts.size()),
				percent("  runs of five words shared with the nearest other story of a set of five",
						sharedRuns(language)) + " (at most 15 %)",
				percent("  the same, of all stories", this.similarity.meanOfNearest(texts)));
	}

	private double sharedRuns(Language language) {
		return sets().stream()
			.mapToDouble((set) -> this.similarity
				.meanOfNearest(set.stream().map((story) -> story.text(language.code())).toList()))
			.average()
			.orElse(0);
	}

	private double sharedPlots() {
		List<List<OfflineStory>> sets = sets();
		long shared = sets.stream().filter((set) -> {
			Set<String> plots = new HashSet<>();
			set.forEach((story) -> plots.add(story.story().plot()));
			return plots.size() < set.size();
		}).count();
		return sets.isEmpty() ? 0 : (double) shared / sets.size();
	}

	// Any five stories that follow each other.
	private List<List<OfflineStory>> sets() {
		List<List<OfflineStory>> sets = new ArrayList<>();
		for (int start = 0; start + SET <= this.stories.size(); start++) {
			sets.add(this.stories.subList(start, start + SET));
		}
		return sets;
	}

	private static String percent(String what, double share) {
		return String.format(Locale.ROOT, "%s: %.0f %%", what, 100 * share);
	}

}
