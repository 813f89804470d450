package dev.novadraw.worker.ai.model;

/**
 * What a model is for.
 */
public enum Purpose {

	/** It answers messages. */
	CHAT,

	/** It judges content. */
	MODERATION,

	/** It writes down what is said. */
	TRANSCRIPTION,

	/** It makes pictures. */
	DRAWING

}
