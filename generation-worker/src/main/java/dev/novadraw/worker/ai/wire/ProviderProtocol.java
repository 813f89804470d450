package dev.novadraw.worker.ai.wire;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.StructuredOutputChatOptions;

import dev.novadraw.worker.ai.http.Connection;

/**
 * The protocol of a provider.
 */
public interface ProviderProtocol {

	/**
	 * Returns the chat model behind a connection.
	 */
	ChatModel model(Endpoint endpoint, Connection connection);

	/**
	 * Returns the options of the endpoint in this protocol.
	 * @param schema the JSON schema of the answer, or null for plain text
	 */
	ChatOptions options(Endpoint endpoint, @Nullable String schema);

	/**
	 * Returns the prompt with the options of this protocol: those of the endpoint, and
	 * the output schema of the prompt's own options.
	 */
	default Prompt prompt(Endpoint endpoint, Prompt prompt) {
		String schema = (prompt.getOptions() instanceof StructuredOutputChatOptions structured)
				? structured.getOutputSchema() : null;
		return new Prompt(prompt.getInstructions(), options(endpoint, schema));
	}

	/**
	 * Returns the finish reason of an answer, for clients that may not report it.
	 * @param tail the last bytes of the response body
	 */
	default FinishReason finishReason(String tail) {
		return FinishReason.AS_REPORTED;
	}

	/**
	 * Returns a free request that checks address, key and model.
	 */
	Probe probe(Endpoint endpoint);

	/**
	 * The finish reason of an answer.
	 */
	enum FinishReason {

		/** The finish reason that the model's client reports. */
		AS_REPORTED,

		/** The provider declines to write about the content. */
		DECLINED,

		/** The answer was cut off. */
		CUT_OFF

	}

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
