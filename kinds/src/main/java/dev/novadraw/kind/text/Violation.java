package dev.novadraw.kind.text;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.kind.Language;

/**
 * A rule that an answer breaks.
 *
 * @param rule the broken rule
 * @param language the version that breaks it, or null for the whole answer
 * @param hint the correction for the model; may repeat words of the story, so it is for
 * the model only
 */
public record Violation(Rule rule, @Nullable Language language, String hint) {

	/**
	 * Returns the rule and the language, without any words of the story.
	 */
	public String code() {
		String code = this.rule.name().toLowerCase(Locale.ROOT);
		return (this.language != null) ? "%s (%s)".formatted(code, this.language.code()) : code;
	}

	@Override
	public String toString() {
		return code();
	}

	/**
	 * The rules, in the order of their checks.
	 */
	public enum Rule {

		READABLE, LANGUAGES, THEME, WORD_COUNT, TITLE_LENGTH, COMPLETE, REPETITION, RIGHT_LANGUAGE, LENGTH_RATIO,
		CHARACTERS, CONTACT, PROMPT_LEAK, BLOCKED_CONTENT, OBSERVED_ELEMENTS, HERO_NAME, SAME_STORY

	}

}
