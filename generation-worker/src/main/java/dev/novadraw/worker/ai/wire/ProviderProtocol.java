package dev.novadraw.worker.ai.wire;

import java.util.List;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;

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
	 * Returns the prompt with the options of this protocol: those of the endpoint, and
	 * the output schema of the prompt's own options.
	 */
	Prompt prompt(Endpoint endpoint, Prompt prompt);

	/**
	 * Returns the finish reason of an answer, for clients that may not report it.
	 * @param tail the last bytes of the response body
	 */
	default FinishReason ending(String tail) {
		return FinishReason.AS_TOLD;
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
		AS_TOLD,

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
	 * @param headers names and values, alternating
	 */
	record Probe(String path, String body, List<String> headers) {

		@Override
		public String toString() {
			return this.path;
		}

	}

}
