package dev.novadraw.worker.ai.hostile;

import java.util.Arrays;
import java.util.Optional;

/**
 * The protocols of the provider, all on one port.
 */
public enum Protocol {

	OPENAI("/v1", new OpenAiDialect()),

	ANTHROPIC("", new AnthropicDialect()),

	GEMINI("", new GeminiDialect()),

	OLLAMA("", new OllamaDialect());

	private final String basePath;

	private final Dialect dialect;

	Protocol(String basePath, Dialect dialect) {
		this.basePath = basePath;
		this.dialect = dialect;
	}

	String basePath() {
		return this.basePath;
	}

	Dialect dialect() {
		return this.dialect;
	}

	/**
	 * Returns the protocol of a chat request; empty for other requests.
	 */
	static Optional<Protocol> of(Request request) {
		return Arrays.stream(values()).filter((protocol) -> protocol.dialect.matches(request)).findFirst();
	}

}
