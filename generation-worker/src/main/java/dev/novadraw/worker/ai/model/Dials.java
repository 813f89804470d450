package dev.novadraw.worker.ai.model;

import org.jspecify.annotations.Nullable;

/**
 * The parameters of calls to a model.
 *
 * @param temperature the sampling temperature; null sends none
 * @param maxTokens the maximum length of one answer, in tokens
 * @param maxTokensParameter the name of that parameter in OpenAI's protocol, never
 * {@code AUTO}
 * @param reasoning how much the model thinks
 * @param structuredOutput how to ask for JSON, never {@code AUTO}
 */
public record Dials(@Nullable Double temperature, int maxTokens, MaxTokensParameter maxTokensParameter,
		Reasoning reasoning, StructuredOutput structuredOutput) {

	/**
	 * Returns these dials with another temperature.
	 */
	public Dials withTemperature(@Nullable Double other) {
		return new Dials(other, this.maxTokens, this.maxTokensParameter, this.reasoning, this.structuredOutput);
	}

	/**
	 * Returns these dials with another name for the limit of length.
	 */
	public Dials withMaxTokensParameter(MaxTokensParameter other) {
		return new Dials(this.temperature, this.maxTokens, other, this.reasoning, this.structuredOutput);
	}

	/**
	 * Returns these dials with another way to think.
	 */
	public Dials withReasoning(Reasoning other) {
		return new Dials(this.temperature, this.maxTokens, this.maxTokensParameter, other, this.structuredOutput);
	}

	/**
	 * Returns these dials with another way to ask for JSON.
	 */
	public Dials withStructuredOutput(StructuredOutput other) {
		return new Dials(this.temperature, this.maxTokens, this.maxTokensParameter, this.reasoning, other);
	}

}
