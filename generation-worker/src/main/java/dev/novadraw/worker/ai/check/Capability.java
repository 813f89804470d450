package dev.novadraw.worker.ai.check;

/**
 * An ability that a provider needs for stories.
 */
public enum Capability {

	/** It can be reached. */
	REACHABLE("reachable"),

	/** It accepts the key. */
	KEY("key"),

	/** The model answers a question with the parameters that are set. */
	MODEL("model"),

	/** The model answers in the JSON that is asked for. */
	STRUCTURED_OUTPUT("structured output"),

	/** The model sees a picture. */
	PICTURE("picture"),

	/** Its answers can be streamed. */
	STREAM("stream"),

	/** Moderation of content. */
	MODERATION("moderation");

	private final String label;

	Capability(String label) {
		this.label = label;
	}

	public String label() {
		return this.label;
	}

}
