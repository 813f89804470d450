package dev.novadraw.narration;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.novadraw.narration.lexicon.Lexicon;
import dev.novadraw.vision.color.Crayon;

/**
 * The similarity of stories: the runs of five words that they share. Colours and nouns of
 * the lexicon are masked, so that a story with another animal is not another story.
 */
public final class Similarity {

	private static final int RUN = 5;

	private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

	private final Set<String> colours = Arrays.stream(Crayon.values())
		.flatMap(crayon -> Stream.of(crayon.english(), crayon.german(""), crayon.germanNoun()))
		.map(word -> word.toLowerCase(Locale.ROOT))
		.collect(Collectors.toSet());

	private final Set<String> nouns = Lexicon.load()
		.nouns()
		.stream()
		.flatMap(noun -> Stream.of(noun.english(), noun.german(), noun.oblique()))
		.map(word -> word.toLowerCase(Locale.ROOT))
		.collect(Collectors.toSet());

	/**
	 * Returns the share of the runs of each text that the most similar other text has,
	 * averaged over all texts.
	 */
	public double meanOfNearest(List<String> texts) {
		List<Set<String>> runs = texts.stream().map(this::runs).toList();
		return runs.stream()
			.mapToDouble(own -> runs.stream()
				.filter(other -> other != own)
				.mapToDouble(other -> shared(own, other))
				.max()
				.orElse(0))
			.average()
			.orElse(0);
	}

	private static double shared(Set<String> own, Set<String> other) {
		return own.isEmpty() ? 0 : (double) own.stream().filter(other::contains).count() / own.size();
	}

	private Set<String> runs(String text) {
		List<String> words = BETWEEN_WORDS.splitAsStream(text.toLowerCase(Locale.ROOT))
			.filter(word -> !word.isEmpty())
			.map(this::masked)
			.toList();
		Set<String> runs = new HashSet<>();
		for (int i = 0; i + RUN <= words.size(); i++) {
			runs.add(String.join(" ", words.subList(i, i + RUN)));
		}
		return runs;
	}

	private String masked(String word) {
		if (this.colours.contains(word)) {
			return "colour";
		}
		return this.nouns.contains(word) ? "noun" : word;
	}

}
