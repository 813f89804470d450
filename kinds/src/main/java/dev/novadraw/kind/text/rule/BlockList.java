package dev.novadraw.kind.text.rule;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import dev.novadraw.engine.kind.Language;
import dev.novadraw.kind.text.Names;

/**
 * Words and phrases that are unsuitable in a story for children, grouped by theme. They
 * are in files, which explain their notation.
 */
public final class BlockList {

	private static final Map<Language, LanguageRules> RULES = load();

	private static Map<Language, LanguageRules> load() {
		Map<Language, LanguageRules> rules = new EnumMap<>(Language.class);
		for (Language language : Language.values()) {
			rules.put(language, new LanguageRules(language));
		}
		return rules;
	}

	/**
	 * Returns the first unsuitable word or phrase of a text.
	 * @param text the text
	 * @param language the language of the text
	 * @param names names that may occur in it, whatever else they mean
	 */
	public Optional<Find> find(String text, Language language, Names names) {
		return rules(language).find(text, names);
	}

	/**
	 * Returns true if a name of a person is an unsuitable word. Parts of words are not
	 * looked at.
	 */
	public boolean isUnsuitableName(String name, Language language) {
		return rules(language).isUnsuitableName(name);
	}

	private static LanguageRules rules(Language language) {
		LanguageRules rules = RULES.get(language);
		if (rules == null) {
			throw new IllegalArgumentException("There are no rules for " + language);
		}
		return rules;
	}

	/**
	 * Unsuitable words in a text.
	 *
	 * @param theme the theme of the rule
	 * @param words the words, in lower case
	 */
	public record Find(String theme, String words) {

		@Override
		public String toString() {
			return this.theme;
		}

	}

}
