package dev.novadraw.kind.story;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import dev.novadraw.engine.kind.Language;

/**
 * A story as the model answers it: normalized, but not validated yet.
 */
@JsonPropertyOrder({ "theme", "versions" })
record StoryDraft(@JsonPropertyDescription("friendship, kindness, adventure, learning or discovery") String theme,
		@JsonPropertyDescription("one for each language that was asked for") List<Version> versions) {

	StoryDraft {
		versions = List.copyOf(versions);
	}

	Optional<Version> in(Language language) {
		return this.versions.stream().filter((version) -> version.language().equals(language.code())).findFirst();
	}

	/**
	 * The story in one language.
	 */
	@JsonPropertyOrder({ "language", "title", "text", "observed_elements" })
	record Version(@JsonPropertyDescription("en or de") String language,
			@JsonPropertyDescription("five to eight words") String title,
			@JsonPropertyDescription("the whole story, 150 to 250 words") String text,
			@JsonPropertyDescription("one to eight things seen in the drawing, each occurring in the text") @JsonProperty(
					value = "observed_elements", required = true) List<String> observedElements) {

		Version {
			title = normalized(title);
			text = normalized(text);
			observedElements = observedElements.stream().map(Version::normalized).toList();
		}

		private static String normalized(String text) {
			return Normalizer.normalize(text, Normalizer.Form.NFC)
				.replaceAll("\\r\\n?", "\n")
				.replaceAll("[ \\t\\u00a0\\u2009\\u202f]+", " ")
				.replaceAll(" ?\\n ?", "\n")
				.replaceAll("\\n{2,}", "\n\n")
				.strip();
		}

		@Override
		public String toString() {
			return "a draft in " + this.language;
		}

	}

}
