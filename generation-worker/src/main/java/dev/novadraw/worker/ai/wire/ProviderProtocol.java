package dev.novadraw.worker.ai.wire;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.StructuredOutputChatOptions;

import dev.novadraw.worker.ai.answer.AnswerFormat;
import dev.novadraw.worker.ai.http.Connection;
import dev.novadraw.worker.ai.http.RequestSetting;
import dev.novadraw.worker.ai.model.MaxTokensParameter;
import dev.novadraw.worker.ai.model.Reasoning;
import dev.novadraw.worker.ai.model.StructuredOutput;

/**
 * The protocol of a provider.
 */
public interface ProviderProtocol {

	/**
	 * Returns the chat model behind a connection.
	 */
	ChatModel model(Endpoint endpoint, Connection connection);

	/**
	 * Returns the options of the endpoint in this protocol. The schema is part of them
	 * only if the endpoint takes one.
	 * @param schema the JSON schema of the answer, or null for plain text
	 */
	ChatOptions options(Endpoint endpoint, @Nullable String schema);

	/**
	 * Returns the prompt with the options of this protocol: those of the endpoint, and
	 * the output schema of the prompt's own options. If the endpoint takes no schema, the
	 * prompt describes it.
	 */
	default Prompt prompt(Endpoint endpoint, Prompt prompt) {
		String schema = (prompt.getOptions() instanceof StructuredOutputChatOptions structured)
				? structured.getOutputSchema() : null;
		if (schema == null || endpoint.dials().structuredOutput() == StructuredOutput.SCHEMA) {
			return new Prompt(prompt.getInstructions(), options(endpoint, schema));
		}
		return new Prompt(SchemaInstruction.describe(prompt, schema), options(endpoint, schema));
	}

	/**
	 * Checks that a request of this protocol can ask for a kind of reasoning.
	 * @param setting the name of the setting, for messages
	 * @throws IllegalArgumentException if the protocol cannot express it
	 */
	default void requireReasoning(String setting, Reasoning reasoning) {
		if (reasoning.hasBudget() && !takesReasoningBudget()) {
			throw new IllegalArgumentException(
					setting + " must be a level such as low: this protocol takes no number of tokens");
		}
		if (reasoning.hasLevel() && !reasoningLevels().contains(reasoning.level())) {
			throw new IllegalArgumentException("%s is '%s' and must be one of %s".formatted(setting, reasoning.level(),
					String.join(", ", reasoningLevels())));
		}
	}

	/**
	 * Returns true if a request can name the number of tokens to think.
	 */
	default boolean takesReasoningBudget() {
		return false;
	}

	/**
	 * Returns the levels of reasoning that a request can name, from low to high.
	 */
	List<String> reasoningLevels();

	/**
	 * Returns the format of answers.
	 */
	AnswerFormat answerFormat();

	/**
	 * Returns the settings of requests that some models do not accept.
	 */
	List<RequestSetting> settings();

	/**
	 * Returns true if a part of an answer is an error.
	 */
	static boolean hasError(JsonNode document) {
		JsonNode error = document.path("error");
		return error.isObject() || !error.asString("").isBlank();
	}

	/**
	 * Returns the base URL of a setting in the form that the client expects.
	 */
	String address(String setting);

	/**
	 * Returns the name of a model in the form that requests contain.
	 */
	default String modelName(String setting) {
		return setting.strip();
	}

	/**
	 * Returns the name of the parameter that limits the length of an answer, unless it is
	 * set.
	 */
	default MaxTokensParameter maxTokensParameter(String baseUrl) {
		return MaxTokensParameter.MAX_TOKENS;
	}

	/**
	 * Returns a free request that checks address, key and model.
	 */
	Probe probe(Endpoint endpoint);

	/**
	 * A request that checks an endpoint.
	 *
	 * @param path the path, relative to the base URL
	 * @param body the body of a POST; empty for a GET
	 * @param headers the headers, by name
	 */
	record Probe(String path, String body, Map<String, String> headers) {

		@Override
		public String toString() {
			return this.path;
		}

	}

}
