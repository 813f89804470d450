package dev.novadraw.worker.ai.model;

/**
 * The way to ask a model for an answer in JSON.
 */
public enum StructuredOutput {

	/** By what is known about the model. */
	AUTO,

	/** With a JSON schema that the provider enforces. */
	SCHEMA,

	/** With the provider's mode for any JSON, and the schema in the prompt. */
	JSON,

	/** With the schema in the prompt only. */
	NONE

}
