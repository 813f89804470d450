package dev.novadraw.narration.lexicon;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * German words that are not in the index themselves: diminutives of its nouns, and
 * compounds that end in one of them.
 */
final class GermanParts {

	private static final List<String> DIMINUTIVES = List.of("chen", "lein", "ein");

	private static final Map<String, String> UMLAUTS = Map.of("ae", "a", "oe", "o", "ue", "u");

	private static final List<String> LINKS = List.of("", "s", "n", "en", "e");

	private static final int LONG_PREFIX = 5;

	private final WordIndex index;

	GermanParts(WordIndex index) {
		this.index = index;
	}

	WordIndex.@Nullable Form find(String word) {
		WordIndex.Form form = diminutive(word);
		return (form != null) ? form : compound(word);
	}

	private WordIndex.@Nullable Form diminutive(String word) {
		String key = WordIndex.key(word);
		for (String ending : DIMINUTIVES) {
			if (key.endsWith(ending)) {
				String stem = key.substring(0, key.length() - ending.length());
				for (String base : bases(stem)) {
					WordIndex.Form form = (base.length() > 2) ? this.index.find(base, "de") : null;
					if (form != null && form.one()) {
						return form;
					}
				}
			}
		}
		return null;
	}

	private static Set<String> bases(String stem) {
		Set<String> bases = new LinkedHashSet<>();
		for (String plain : withAndWithoutUmlaut(stem)) {
			LINKS.forEach(link -> bases.add(plain + link));
		}
		return bases;
	}

	private static Set<String> withAndWithoutUmlaut(String stem) {
		Set<String> stems = new LinkedHashSet<>(List.of(stem));
		UMLAUTS.forEach((umlaut, vowel) -> {
			int at = stem.lastIndexOf(umlaut);
			if (at >= 0) {
				stems.add(stem.substring(0, at) + vowel + stem.substring(at + umlaut.length()));
			}
		});
		return stems;
	}

	private WordIndex.@Nullable Form compound(String word) {
		String key = WordIndex.key(word);
		for (int at = 3; at <= key.length() - 3; at++) {
			String prefix = key.substring(0, at);
			WordIndex.Form last = this.index.find(key.substring(at), "de");
			if (last != null && (isNoun(prefix) || isLikelyPrefix(prefix, key))) {
				return last;
			}
		}
		return null;
	}

	private boolean isNoun(String prefix) {
		return LINKS.stream()
			.anyMatch(link -> prefix.endsWith(link)
					&& this.index.find(prefix.substring(0, prefix.length() - link.length()), "de") != null);
	}

	// Adjectives such as "fantastisch" end like nouns.
	private static boolean isLikelyPrefix(String prefix, String word) {
		return prefix.length() >= LONG_PREFIX && !word.endsWith("isch");
	}

}
