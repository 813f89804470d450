package dev.novadraw.kind.story;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;

import org.springframework.ai.converter.BeanOutputConverter;

import dev.novadraw.engine.json.Json;
import dev.novadraw.kind.text.Violation;

/**
 * A strict parser for the answers of the model. An answer that is no valid
 * {@link StoryDraft} is kept as text instead of thrown, so that it can be repaired.
 */
final class StoryAnswerParser {

	static final Violation UNREADABLE = new Violation(Violation.Rule.READABLE, null,
			"answer with one JSON object of the given schema, nothing around it, at most 32 KB");

	private static final int MAX_BYTES = 32 * 1024;

	private final BeanOutputConverter<StoryDraft> drafts = new BeanOutputConverter<>(StoryDraft.class,
			Json.MAPPER.rebuild()
				.enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
						DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
				.build());

	String jsonSchema() {
		return this.drafts.getJsonSchema();
	}

	Answer convert(String text) {
		if (text.length() > MAX_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
			return new Answer(text, null);
		}
		try {
			return new Answer(text, this.drafts.convert(text));
		}
		catch (JacksonException ex) {
			return new Answer(text, null);
		}
	}

	/**
	 * The answer to one call.
	 *
	 * @param text the text as the model wrote it
	 * @param draft the parsed text, or null if it cannot be parsed
	 */
	record Answer(String text, @Nullable StoryDraft draft) {

		@Override
		public String toString() {
			return "an answer";
		}

	}

}
