package dev.novadraw.worker.ai.wire;

import java.util.List;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;

import dev.novadraw.worker.ai.http.Connection;

/**
 * One provider's protocol.
 */
public interface ProviderProtocol {

	/**
	 * The provider's model at the other end of a connection.
	 */
	ChatModel model(Endpoint endpoint, Connection connection);

	/**
	 * The same prompt with the options of this protocol: the endpoint's, and the output
	 * schema that the prompt's options ask for.
	 */
	Prompt prompt(Endpoint endpoint, Prompt prompt);

	/**
	 * How an answer ended, when the model's client may not tell.
	 * @param tail the last of it, as it came
	 */
	default FinishReason ending(String tail) {
		return FinishReason.AS_TOLD;
	}

	/**
	 * A request that costs nothing and shows whether address, key and model are right.
	 */
	Probe probe(Endpoint endpoint);

	/**
	 * How an answer ended.
	 */
	enum FinishReason {

		/** As the model's client says. */
		AS_TOLD,

		/** The provider refuses to write about this. */
		DECLINED,

		/** In the middle. */
		CUT_OFF

	}

	/**
	 * Such a request.
	 *
	 * @param path where, relative to the base URL
	 * @param body what to post, or empty to get
	 * @param headers names and values in turn
	 */
	record Probe(String path, String body, List<String> headers) {

		@Override
		public String toString() {
			return this.path;
		}

	}

}
