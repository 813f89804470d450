package dev.novadraw.narration;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The options of a story that the offline model understands.
 *
 * @param languages {@code en} and {@code de}, in the requested order
 * @param ageBand {@code 4-5}, {@code 6-7} or {@code 4-7}
 * @param theme {@code friendship}, {@code kindness}, {@code adventure}, {@code learning}
 * or {@code discovery}
 * @param mood {@code cheerful}, {@code calm} or {@code silly}
 * @param length {@code short}, {@code medium} or {@code long}
 * @param heroName the requested name of the hero
 */
public record StoryOptions(List<String> languages, String ageBand, @Nullable String theme, @Nullable String mood,
		String length, @Nullable String heroName) {

	public static final List<String> THEMES = List.of("friendship", "kindness", "adventure", "learning", "discovery");

	static final List<String> MOODS = List.of("cheerful", "calm", "silly");

	private static final Set<String> LANGUAGES = Set.of("en", "de");

	public StoryOptions {
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
		return "options of a story in " + this.languages;
	}

}
