package dev.novadraw.engine.kind;

import org.jspecify.annotations.Nullable;

/**
 * What a generator is given for one attempt.
 *
 * @param input what the client asked for
 * @param drawing the picture it is about, absent only for kinds that can do without
 * @param attempt the number of this attempt, from 1
 * @param progress where to say how far it is
 * @param <I> the input of the kind
 */
public record Task<I extends Record>(I input, @Nullable Picture drawing, int attempt, Progress progress) {

	/**
	 * The drawing of a kind that requires one.
	 */
	public Picture requiredDrawing() {
		if (this.drawing == null) {
			throw new IllegalStateException("The job has no drawing although its kind requires one");
		}
		return this.drawing;
	}

}
