package dev.novadraw.gateway.upload.file;

import org.springframework.http.HttpStatus;

import dev.novadraw.engine.problem.Problem;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.ChildMessage;

/**
 * The problems of uploaded drawings.
 */
public final class DrawingProblems {

	private static final ChildMessage SEND_IT_AGAIN = new ChildMessage(
			"Your drawing did not arrive in one piece. Please take the photo again!",
			"Dein Bild ist nicht heil angekommen. Mach bitte noch einmal ein Foto!");

	private static final ChildMessage OTHER_PICTURE = new ChildMessage(
			"We cannot look at this picture. Please take a photo of your drawing!",
			"Dieses Bild können wir nicht anschauen. Mach bitte ein Foto von deinem Bild!");

	private DrawingProblems() {
	}

	/**
	 * Returns the problem for a missing drawing.
	 */
	public static ApiProblem missing() {
		return problem(HttpStatus.BAD_REQUEST, "DRAWING_MISSING", "Drawing missing",
				"Send the drawing as a file in the multipart field 'drawing'.");
	}

	/**
	 * Returns the problem for a file that is larger than a drawing may be.
	 */
	public static ApiProblem tooLarge() {
		return problem(HttpStatus.CONTENT_TOO_LARGE, "DRAWING_TOO_LARGE", "Drawing too large",
				"A drawing may have up to 10 MB. Make the picture smaller; 2000 pixels on the long side are enough.")
			.withChildMessage(OTHER_PICTURE);
	}

	public static ApiProblem empty() {
		return problem(HttpStatus.BAD_REQUEST, "DRAWING_EMPTY", "Drawing empty",
				"The file has 0 bytes. Check that your client reads it before it sends it.")
			.withChildMessage(SEND_IT_AGAIN);
	}

	public static ApiProblem unsupported(String detail) {
		return problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "DRAWING_TYPE_UNSUPPORTED", "Unsupported drawing format",
				detail)
			.withChildMessage(OTHER_PICTURE);
	}

	public static ApiProblem corrupt(String detail) {
		return problem(HttpStatus.UNPROCESSABLE_CONTENT, "DRAWING_CORRUPT", "Drawing damaged", detail)
			.withChildMessage(SEND_IT_AGAIN);
	}

	static ApiProblem dimensions(String detail) {
		return problem(HttpStatus.UNPROCESSABLE_CONTENT, "DRAWING_DIMENSIONS", "Invalid drawing dimensions", detail)
			.withChildMessage(OTHER_PICTURE);
	}

	private static ApiProblem problem(HttpStatus status, String code, String title, String detail) {
		return new ApiProblem(status, new Problem(code, title, detail, false));
	}

}
