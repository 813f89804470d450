package dev.novadraw.gateway.submit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.FileSizeLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.SizeLimitExceededException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.HttpProblems;
import dev.novadraw.gateway.upload.DrawingProblems;
import dev.novadraw.kind.DrawingUse;
import dev.novadraw.kind.Kind;
import dev.novadraw.problem.Problem;

/**
 * Reads the body of a request to make something: multipart, or plain JSON for kinds that
 * can do without a drawing.
 */
@Component
class FormReader {

	Form read(HttpServletRequest request, Kind<?, ?> kind) {
		MediaType type = contentType(request);
		if (MediaType.MULTIPART_FORM_DATA.equalsTypeAndSubtype(type)) {
			return new MultipartForm(Fields.of(kind)).read(parts(request));
		}
		if (kind.drawing() == DrawingUse.REQUIRED) {
			throw HttpProblems.unsupportedMediaType(
					"Send multipart/form-data with the drawing in the field 'drawing', as in: curl -F drawing=@pig.png");
		}
		if (MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type)) {
			return new Form(null, JsonOptions.read(body(request)));
		}
		throw HttpProblems.unsupportedMediaType("Send application/json or multipart/form-data.");
	}

	private static @Nullable MediaType contentType(HttpServletRequest request) {
		try {
			return (request.getContentType() != null) ? MediaType.parseMediaType(request.getContentType()) : null;
		}
		catch (InvalidMediaTypeException ex) {
			return null;
		}
	}

	private static byte[] body(HttpServletRequest request) {
		try {
			return request.getInputStream().readNBytes(JsonOptions.MOST_BYTES + 1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The client stopped sending", ex);
		}
	}

	private static Collection<Part> parts(HttpServletRequest request) {
		try {
			return request.getParts();
		}
		catch (IOException | ServletException | IllegalStateException ex) {
			throw problem(ex);
		}
	}

	private static ApiProblem problem(Exception failure) {
		if (failure instanceof IllegalStateException && failure.getCause() == null) {
			return HttpProblems.tooLarge("The text fields of a form may have up to 128 KB together.");
		}
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof FileSizeLimitExceededException || cause instanceof SizeLimitExceededException) {
				return DrawingProblems.tooLarge();
			}
			if (cause instanceof FileCountLimitExceededException) {
				return malformed("A form may have up to 64 parts.");
			}
		}
		return malformed("It is cut off, or not made as its Content-Type says.");
	}

	private static ApiProblem malformed(String detail) {
		return new ApiProblem(HttpStatus.BAD_REQUEST,
				new Problem("MALFORMED_MULTIPART", "The multipart body cannot be read", detail, false));
	}

}
