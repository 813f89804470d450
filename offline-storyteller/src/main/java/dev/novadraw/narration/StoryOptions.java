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
 * @param heroName the name of the child who drew the picture
 * @param things what the child says it drew, the hero first; null for none
 * @param variation a number; another number gives another story about the same drawing
 */
public record StoryOptions(List<String> languages, String ageBand, @Nullable String theme, @Nullable String mood,
		String length, @Nullable String heroName, @Nullable List<String> things, @Nullable Long variation) {

	public static final List<String> THEMES = List.of("friendship", "kindness", "adventure", "learning", "discovery");

	static final List<String> MOODS = List.of("cheerful", "calm", "silly");

	private static final Set<String> LANGUAGES = Set.of("en", "de");

	public StoryOptions {
		languages = List.copyOf(languages);
		things = (things != null) ? List.copyOf(things) : List.of();
		variation = (variation != null) ? variation : 0;
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

	/**
	 * Returns what the child says it drew, the hero first.
	 */
	public List<String> namedThings() {
		return (this.things != null) ? this.things : List.of();
	}

	long variationOrZero() {
		return (this.variation != null) ? this.variation : 0;
	}

	@Override
	public String toString() {
		return "options of a story in " + this.languages;
	}

}
