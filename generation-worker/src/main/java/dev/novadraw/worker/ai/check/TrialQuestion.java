package dev.novadraw.worker.ai.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

import tools.jackson.core.JacksonException;

import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.content.Media;
import org.springframework.ai.model.tool.StructuredOutputChatOptions;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.MimeTypeUtils;

import dev.novadraw.engine.json.Json;

/**
 * Tiny questions to a model, and whether an answer is right.
 */
enum TrialQuestion {

	/** Any words will do. */
	PLAIN {

		@Override
		Prompt prompt() {
			return new Prompt(new UserMessage("Which colour has a ripe lemon? Answer with one word."));
		}

		@Override
		boolean isAnswered(String text) {
			return !text.isBlank();
		}

	},

	/** The answer is a JSON object. */
	JSON {

		private static final String SCHEMA = """
				{"type": "object", "properties": {"colour": {"type": "string"}}, "required": ["colour"],
				"additionalProperties": false}
				""";

		@Override
		Prompt prompt() {
			return new Prompt(List.of(new UserMessage("Which colour has a ripe lemon?")),
					StructuredOutputChatOptions.builder().outputSchema(SCHEMA).build());
		}

		@Override
		boolean isAnswered(String text) {
			try {
				String object = text.substring(Math.max(text.indexOf('{'), 0), text.lastIndexOf('}') + 1);
				return !Json.MAPPER.readTree(object).path("colour").asString("").isBlank();
			}
			catch (JacksonException | IndexOutOfBoundsException ex) {
				return false;
			}
		}

	},

	/** The answer is the colour of a picture. */
	PICTURE {

		@Override
		Prompt prompt() {
			return new Prompt(UserMessage.builder()
				.text("Which colour fills this picture? Answer with one English word.")
				.media(Media.builder().mimeType(MimeTypeUtils.IMAGE_PNG).data((Object) redSquare()).build())
				.build());
		}

		@Override
		boolean isAnswered(String text) {
			return text.toLowerCase(Locale.ROOT).contains("red");
		}

		private static byte[] redSquare() {
			try {
				return new ClassPathResource("red-square.png", TrialQuestion.class).getContentAsByteArray();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	};

	abstract Prompt prompt();

	abstract boolean isAnswered(String text);

}
