package dev.novadraw.kind.story;

import java.text.Normalizer;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
 * @param heroName the name of the child who drew the picture, or null; the child is the
 * friend of the main character
 * @param things the nouns for what the child says it drew, the main character first; as
 * they are written in one of the languages, known to the lexicon or not
 * @param variation a number that selects another story about the same drawing and
 * options, or null
 */
record StoryInput(
		@Size(min = 1, max = 2,
				message = "Name one or both of en and de, or leave languages out for both") List<@NotNull(
						message = "A language is en or de") Language> languages,
		AgeBand ageBand, @Nullable Theme theme, @Nullable Mood mood, Length length,
		@Nullable @Size(max = StoryInput.MAX_NAME, message = "A hero's name has at most 20 characters") @Pattern(
				regexp = StoryInput.NAME,
				message = "A hero's name is made of letters; one space, hyphen or apostrophe may stand between two of them") String heroName,
		@Size(max = StoryInput.MAX_THINGS,
				message = "Name at most 3 things") List<@NotNull(message = "A thing is a noun, such as cat") @Size(
						max = StoryInput.MAX_THING,
						message = "A thing has at most 30 characters") @Pattern(regexp = StoryInput.NAME,
								message = "A thing is a noun made of letters; one space, hyphen or apostrophe may stand between two of them") String> things,
		@Nullable @Min(value = 0, message = "A variation is a number from 0 to 999999") @Max(
				value = StoryInput.MAX_VARIATION,
				message = "A variation is a number from 0 to 999999") Integer variation) {

	static final int MAX_NAME = 20;

	static final int MAX_THINGS = 3;

	static final int MAX_THING = 30;

	static final int MAX_VARIATION = 999_999;

	// Possessive throughout, so that a name of a million letters causes neither
	// backtracking nor deep recursion.
	static final String NAME = "\\p{L}\\p{M}{0,2}+(?:" + PlainText.JOINER + "?+[ '’-]?+\\p{L}\\p{M}{0,2}+)*+"
			+ PlainText.JOINER + "?+";

	StoryInput {
		languages = (languages != null) ? languages.stream().distinct().toList() : List.of(Language.EN, Language.DE);
		ageBand = (ageBand != null) ? ageBand : AgeBand.FOUR_TO_SEVEN;
		length = (length != null) ? length : Length.MEDIUM;
		heroName = normalized(heroName);
		things = (things != null) ? normalized(things) : List.of();
	}

	// A repeated thing counts once. Null stays, so that the check of the list names it.
	private static List<String> normalized(List<@Nullable String> things) {
		return Collections
			.unmodifiableList(things.stream().map(StoryInput::normalized).distinct().collect(Collectors.toList()));
	}

	private static @Nullable String normalized(@Nullable String name) {
		if (name == null || name.isBlank()) {
			return null;
		}
		return Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
	}

	/**
	 * Returns the name of the child; empty if it has none.
	 */
	Names hero() {
		return Names.of(this.heroName);
	}

	/**
	 * Returns the names that may occur in the story, whatever else they mean.
	 */
	Names names() {
		return new Names(Stream.concat(hero().all().stream(), this.things.stream()).toList());
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
