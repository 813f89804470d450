package dev.novadraw.engine.kind;

import org.jspecify.annotations.Nullable;

/**
 * The response of the offline model for one kind. Implementations belong in the package
 * of their kind and are found by this type; a kind whose generator calls no model needs
 * none.
 */
public interface OfflineAnswer {

	/**
	 * Returns the name of the kind.
	 */
	String kind();

	/**
	 * Returns the text that a model would return for the prompt. The text is the same for
	 * equal prompts and drawings.
	 * @param prompt the user message of the generator, without its system message
	 * @param drawing the picture in the prompt
	 */
	String answer(String prompt, @Nullable Picture drawing);

}
