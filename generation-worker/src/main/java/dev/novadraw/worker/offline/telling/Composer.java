package dev.novadraw.worker.offline.telling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Chooses how much of a story is told, so that it has the wished length in every
 * language.
 */
final class Composer {

	private static final List<String> LANGUAGES = List.of("en", "de");

	private final Wordage wordage;

	private final Choice choice;

	Composer(Wordage wordage, Choice choice) {
		this.wordage = wordage;
		this.choice = choice;
	}

	List<Passage> compose(List<Passage> passages) {
		Set<Passage> told = new HashSet<>();
		List<Passage> spare = new ArrayList<>();
		for (Passage passage : passages) {
			if (passage.optional()) {
				spare.add(passage);
			}
			else {
				told.add(passage);
			}
		}
		spare.sort(Comparator.comparingInt(Passage::weight)
			.reversed()
			.thenComparingInt(passage -> this.choice.below(1000, passage.in("en"))));
		for (Passage passage : spare) {
			if (!enough(told) && fits(told, passage)) {
				told.add(passage);
			}
		}
		return passages.stream().filter(told::contains).toList();
	}

	private boolean enough(Set<Passage> told) {
		return LANGUAGES.stream().allMatch(language -> words(told, language) >= this.wordage.enough());
	}

	private boolean fits(Set<Passage> told, Passage more) {
		return LANGUAGES.stream()
			.allMatch(language -> words(told, language) + more.words(language) <= this.wordage.most());
	}

	private static int words(Set<Passage> told, String language) {
		return told.stream().mapToInt(passage -> passage.words(language)).sum();
	}

}
