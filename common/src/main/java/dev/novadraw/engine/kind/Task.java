package dev.novadraw.engine.kind;

import org.jspecify.annotations.Nullable;

/**
 * The input of a generator for one attempt.
 *
 * @param input the input from the client
 * @param drawing the picture that the job is about, null only for kinds that do not
 * require one
 * @param attempt the number of this attempt, from 1
 * @param progress receives the progress of the attempt
 * @param <I> the input of the kind
 */
public record Task<I extends Record>(I input, @Nullable Picture drawing, int attempt, Progress progress) {

	/**
	 * Returns the drawing of a kind that requires one.
	 */
	public Picture requiredDrawing() {
		if (this.drawing == null) {
			throw new IllegalStateException("The job has no drawing although its kind requires one");
		}
		return this.drawing;
	}

}
