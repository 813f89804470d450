package dev.novadraw.worker.ai.model;

/**
 * The purpose of a model.
 */
public enum Purpose {

	/** It answers messages. */
	CHAT,

	/** Moderation of content. */
	MODERATION,

	/** It writes down what is said. */
	TRANSCRIPTION,

	/** It makes pictures. */
	DRAWING

}
