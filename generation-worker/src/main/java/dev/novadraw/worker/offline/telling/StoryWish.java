package dev.novadraw.worker.offline.telling;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What the one who asks for a story may wish for.
 *
 * @param languages {@code en} and {@code de}, in the order wanted
 * @param ageBand {@code 4-5}, {@code 6-7} or {@code 4-7}
 * @param theme {@code friendship}, {@code kindness}, {@code adventure}, {@code learning}
 * or {@code discovery}
 * @param mood {@code cheerful}, {@code calm} or {@code silly}
 * @param length {@code short}, {@code medium} or {@code long}
 * @param heroName what the hero is to be called
 */
public record StoryWish(List<String> languages, String ageBand, @Nullable String theme, @Nullable String mood,
		String length, @Nullable String heroName) {

	static final List<String> THEMES = List.of("friendship", "kindness", "adventure", "learning", "discovery");

	static final List<String> MOODS = List.of("cheerful", "calm", "silly");

	private static final Set<String> LANGUAGES = Set.of("en", "de");

	public StoryWish {
		languages = List.copyOf(languages);
		if (languages.isEmpty() || !LANGUAGES.containsAll(languages)) {
			throw new IllegalArgumentException("Languages are en and de, not " + languages);
		}
		if (theme != null && !THEMES.contains(theme)) {
			throw new IllegalArgumentException("Themes are " + THEMES + ", not " + theme);
		}
		if (mood != null && !MOODS.contains(mood)) {
			throw new IllegalArgumentException("Moods are " + MOODS + ", not " + mood);
		}
	}

	@Override
	public String toString() {
		return "a wish in " + this.languages;
	}

}
