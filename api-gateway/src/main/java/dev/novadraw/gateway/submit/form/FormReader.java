package dev.novadraw.gateway.submit.form;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

import dev.novadraw.engine.kind.DrawingUse;
import dev.novadraw.engine.kind.Kind;
import dev.novadraw.gateway.body.JsonBytes;
import dev.novadraw.gateway.problem.HttpProblems;
import dev.novadraw.gateway.submit.option.KnownFields;

/**
 * Reads the body of a submission: multipart, or plain JSON for kinds that require no
 * drawing.
 */
@Component
public class FormReader {

	public Form read(HttpServletRequest request, Kind<?, ?> kind) {
		MediaType type = contentType(request);
		if (MediaType.MULTIPART_FORM_DATA.equalsTypeAndSubtype(type)) {
			MultipartForm form = new MultipartForm(KnownFields.of(kind));
			new MultipartReader(request, kind.drawing()).read(form::add);
			return form.read();
		}
		if (kind.drawing() == DrawingUse.REQUIRED) {
			throw HttpProblems.unsupportedMediaType(
					"Send multipart/form-data with the drawing in the field 'drawing', as in: curl -F drawing=@pig.png");
		}
		if (MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type)) {
			byte[] json = JsonBytes.read(request, JsonOptions.MAX_BYTES);
			return new Form(null, JsonOptions.read(json, request.getContentType()), List.of());
		}
		throw HttpProblems.unsupportedMediaType("Send application/json or multipart/form-data.");
	}

	// The type without its parameters, which are parsed where they are needed.
	private static @Nullable MediaType contentType(HttpServletRequest request) {
		String type = request.getContentType();
		try {
			return (type != null) ? MediaType.parseMediaType(type.split(";", 2)[0]) : null;
		}
		catch (InvalidMediaTypeException ex) {
			return null;
		}
	}

}
