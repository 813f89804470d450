package dev.novadraw.narration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.novadraw.narration.actor.Choice;
import dev.novadraw.narration.script.Passage;
import dev.novadraw.narration.script.WordRange;

/**
 * The choice of the passages of a story, so that it has the requested length in every
 * language.
 */
final class Composer {

	private static final List<String> LANGUAGES = List.of("en", "de");

	private final WordRange wordRange;

	private final Choice choice;

	Composer(WordRange wordRange, Choice choice) {
		this.wordRange = wordRange;
		this.choice = choice;
	}

	List<Passage> compose(List<Passage> passages) {
		Set<Passage> kept = new HashSet<>();
		List<Passage> spare = new ArrayList<>();
		for (Passage passage : passages) {
			if (passage.optional()) {
				spare.add(passage);
			}
			else {
				kept.add(passage);
			}
		}
		spare.sort(Comparator.comparingInt(Passage::weight)
			.reversed()
			.thenComparingInt(passage -> this.choice.below(1000, passage.in("en"))));
		for (Passage passage : spare) {
			if (!enough(kept) && fits(kept, passage)) {
				kept.add(passage);
			}
		}
		return passages.stream().filter(kept::contains).toList();
	}

	private boolean enough(Set<Passage> kept) {
		return LANGUAGES.stream().allMatch(language -> words(kept, language) >= this.wordRange.target());
	}

	private boolean fits(Set<Passage> kept, Passage more) {
		return LANGUAGES.stream()
			.allMatch(language -> words(kept, language) + more.words(language) <= this.wordRange.max());
	}

	private static int words(Set<Passage> kept, String language) {
		return kept.stream().mapToInt(passage -> passage.words(language)).sum();
	}

}
