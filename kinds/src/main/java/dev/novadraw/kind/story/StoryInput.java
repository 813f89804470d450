package dev.novadraw.kind.story;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.kind.Language;
import dev.novadraw.kind.text.Names;
import dev.novadraw.kind.text.PlainText;

/**
 * The options of a story. All have a default or are optional.
 *
 * @param languages the languages of the story, one version in each; repeated languages
 * count once
 * @param ageBand the age of the listeners
 * @param theme the theme, or null to let the model choose
 * @param mood the tone, or null to fit the drawing
 * @param length the length of each version
 * @param heroName the name of the main character, or null
 */
record StoryInput(
		@Size(min = 1, max = 2,
				message = "Name one or both of en and de, or leave languages out for both") List<@NotNull(
						message = "A language is en or de") Language> languages,
		AgeBand ageBand, @Nullable Theme theme, @Nullable Mood mood, Length length,
		@Nullable @Size(max = StoryInput.MAX_NAME, message = "A hero's name has at most 20 characters") @Pattern(
				regexp = StoryInput.NAME,
				message = "A hero's name is made of letters; one space, hyphen or apostrophe may stand between two of them") String heroName) {

	static final int MAX_NAME = 20;

	// Possessive throughout, so that a name of a million letters causes neither
	// backtracking nor deep recursion.
	static final String NAME = "\\p{L}\\p{M}{0,2}+(?:" + PlainText.JOINER + "?+[ '’-]?+\\p{L}\\p{M}{0,2}+)*+"
			+ PlainText.JOINER + "?+";

	StoryInput {
		languages = (languages != null) ? languages.stream().distinct().toList() : List.of(Language.EN, Language.DE);
		ageBand = (ageBand != null) ? ageBand : AgeBand.FOUR_TO_SEVEN;
		length = (length != null) ? length : Length.MEDIUM;
		heroName = normalized(heroName);
	}

	private static @Nullable String normalized(@Nullable String name) {
		if (name == null || name.isBlank()) {
			return null;
		}
		return Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
	}

	/**
	 * Returns the name of the main character; empty if it may have any.
	 */
	Names hero() {
		return Names.of(this.heroName);
	}

	/**
	 * Returns the names that may occur in the story, whatever else they mean.
	 */
	Names names() {
		return hero();
	}

	/**
	 * The age of the listeners, in years.
	 */
	enum AgeBand {

		@JsonProperty("4-5")
		FOUR_TO_FIVE,

		@JsonProperty("6-7")
		SIX_TO_SEVEN,

		@JsonProperty("4-7")
		FOUR_TO_SEVEN

	}

	/**
	 * The theme of a story.
	 */
	enum Theme {

		@JsonProperty("friendship")
		FRIENDSHIP,

		@JsonProperty("kindness")
		KINDNESS,

		@JsonProperty("adventure")
		ADVENTURE,

		@JsonProperty("learning")
		LEARNING,

		@JsonProperty("discovery")
		DISCOVERY;

		String code() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * The mood of a story.
	 */
	enum Mood {

		@JsonProperty("cheerful")
		CHEERFUL,

		@JsonProperty("calm")
		CALM,

		@JsonProperty("silly")
		SILLY

	}

	/**
	 * The number of words requested for a version.
	 */
	enum Length {

		@JsonProperty("short")
		SHORT(150, 180),

		@JsonProperty("medium")
		MEDIUM(180, 215),

		@JsonProperty("long")
		LONG(215, 250);

		private final int minWords;

		private final int maxWords;

		Length(int minWords, int maxWords) {
			this.minWords = minWords;
			this.maxWords = maxWords;
		}

		String wordRange() {
			return this.minWords + " to " + this.maxWords;
		}

	}

	@Override
	public String toString() {
		return "a story in " + this.languages;
	}

}
