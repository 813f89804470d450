package dev.novadraw.worker.ai.model;

/**
 * The parameter of OpenAI's protocol that limits the length of an answer.
 */
public enum MaxTokensParameter {

	/** By the server: OpenAI and Azure take the newer one. */
	AUTO,

	/** The older one, which most other servers take. */
	MAX_TOKENS,

	/** The newer one, which models with reasoning take. */
	MAX_COMPLETION_TOKENS

}
