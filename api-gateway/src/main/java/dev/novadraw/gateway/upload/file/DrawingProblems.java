package dev.novadraw.gateway.upload.file;

import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.gateway.problem.ApiProblem;

/**
 * The problems of uploaded drawings.
 */
public final class DrawingProblems {

	private DrawingProblems() {
	}

	/**
	 * Returns the problem for a missing drawing.
	 */
	public static ApiProblem missing() {
		return new ApiProblem(ProblemCode.DRAWING_MISSING,
				"Send the drawing as a file in the multipart field 'drawing'.");
	}

	/**
	 * Returns the problem for a file that is larger than a drawing may be.
	 */
	public static ApiProblem tooLarge() {
		return new ApiProblem(ProblemCode.DRAWING_TOO_LARGE,
				"A drawing may have up to 10 MB. Make the picture smaller; 2000 pixels on the long side are enough.");
	}

	public static ApiProblem empty() {
		return new ApiProblem(ProblemCode.DRAWING_EMPTY,
				"The file has 0 bytes. Check that your client reads it before it sends it.");
	}

	public static ApiProblem unsupported(String detail) {
		return new ApiProblem(ProblemCode.DRAWING_TYPE_UNSUPPORTED, detail);
	}

	public static ApiProblem corrupt(String detail) {
		return new ApiProblem(ProblemCode.DRAWING_CORRUPT, detail);
	}

	static ApiProblem dimensions(String detail) {
		return new ApiProblem(ProblemCode.DRAWING_DIMENSIONS, detail);
	}

}
