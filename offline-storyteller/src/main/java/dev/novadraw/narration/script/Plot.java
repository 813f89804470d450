package dev.novadraw.narration.script;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A plot: what happens in a story.
 *
 * @param script its text
 * @param subjects the kinds of heroes it suits
 * @param themes the themes it fits, the best first
 * @param moods the moods it fits, the best first
 * @param helper the usual helper, an English noun of the lexicon
 * @param place the usual place, an English noun of the lexicon, or null
 * @param papers the tones of paper it suits; empty for all
 * @param englishWords the words of its English text
 */
public record Plot(Script script, Set<String> subjects, List<String> themes, List<String> moods, String helper,
		@Nullable String place, Set<String> papers, String englishWords) {

	public Plot {
		papers = Set.copyOf(papers);
		subjects = Set.copyOf(subjects);
		themes = List.copyOf(themes);
		moods = List.copyOf(moods);
	}

	public String name() {
		return this.script.name();
	}

	/**
	 * Returns true if the text names a noun, which would be confused with a hero of the
	 * same kind.
	 */
	public boolean mentions(String englishNoun) {
		String noun = " " + englishNoun.toLowerCase(Locale.ROOT);
		return this.englishWords.contains(noun + " ") || this.englishWords.contains(noun + "s ");
	}

	public boolean suitsPaper(String tone) {
		return this.papers.isEmpty() || this.papers.contains(tone);
	}

	public boolean suits(String subject, @Nullable String theme, @Nullable String mood) {
		return this.subjects.contains(subject) && (theme == null || this.themes.contains(theme))
				&& (mood == null || this.moods.contains(mood));
	}

}
