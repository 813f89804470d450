package dev.novadraw.kind.story;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import org.springframework.ai.converter.BeanOutputConverter;

import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.json.ModelAnswer;
import dev.novadraw.kind.text.Violation;

/**
 * A parser for the answers of the model. An answer that is no valid {@link StoryDraft} is
 * kept as text instead of thrown, so that it can be repaired.
 */
final class StoryAnswerParser {

	static final Violation UNREADABLE = new Violation(Violation.Rule.READABLE, null,
			"answer with one JSON object of the given schema, nothing around it, at most 32 KB");

	private final String jsonSchema = new BeanOutputConverter<>(StoryDraft.class, Json.MAPPER).getJsonSchema();

	String jsonSchema() {
		return this.jsonSchema;
	}

	Answer convert(String text) {
		ModelAnswer answer = ModelAnswer.find(text);
		try {
			return new Answer(text, (answer != null) ? answer.as(StoryDraft.class) : null);
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
