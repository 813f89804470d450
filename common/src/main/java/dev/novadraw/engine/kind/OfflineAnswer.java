package dev.novadraw.engine.kind;

import org.jspecify.annotations.Nullable;

/**
 * The answer of the offline model for one kind. It belongs in the folder of its kind and
 * is found by this type; a kind whose generator asks no model needs none.
 */
public interface OfflineAnswer {

	/**
	 * The name of the kind.
	 */
	String kind();

	/**
	 * Answers as a model would: with the text that the prompt asks for, and the same text
	 * whenever prompt and drawing are the same.
	 * @param prompt the user message of the generator, without its system message
	 * @param drawing the picture in the prompt
	 */
	String answer(String prompt, @Nullable Picture drawing);

}
