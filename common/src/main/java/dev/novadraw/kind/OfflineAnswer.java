package dev.novadraw.kind;

import org.jspecify.annotations.Nullable;

/**
 * Stands in for a model that the generator of one kind asks, where the provider is the
 * offline model. It belongs into the folder of its kind and is found by this type; a kind
 * whose generator asks no model needs none.
 */
public interface OfflineAnswer {

	/**
	 * The name of the kind.
	 */
	String kind();

	/**
	 * Answers as a model would: with the text that the prompt asks for, and the same text
	 * whenever prompt and drawing are the same.
	 * @param prompt what the generator says as the user, without its system message
	 * @param drawing the picture in the prompt
	 */
	String answer(String prompt, @Nullable Picture drawing);

}
