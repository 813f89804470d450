package dev.novadraw.gateway.legacy;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.engine.text.TextLength;
import dev.novadraw.gateway.body.RecordBinding;
import dev.novadraw.gateway.link.Links;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.FieldProblem;
import dev.novadraw.gateway.submit.option.OptionProblems;
import dev.novadraw.gateway.upload.Upload;
import dev.novadraw.gateway.upload.UploadLimiter;
import dev.novadraw.gateway.upload.file.DrawingProblems;

/**
 * A request for a story: a JSON object that names its picture. Other fields that the
 * legacy app sends are ignored.
 *
 * @param image the picture as Base64
 * @param imageUrl the URL of an image of this service
 * @param drawingId the id of an image of this service
 * @param errors the problems found so far
 */
record LegacyStoryRequest(@Nullable String image, @Nullable String imageUrl, @Nullable String drawingId,
		List<FieldProblem> errors) {

	static final String IMAGE_POINTER = "/image";

	private static final String IMAGE = "image";

	private static final String IMAGE_URL = "image_url";

	private static final String DRAWING_ID = "drawing_id";

	private static final Set<String> FIELDS = Set.of(IMAGE, IMAGE_URL, DRAWING_ID);

	private static final int MAX_CHARACTERS = UploadLimiter.MAX_DRAWING_BYTES / 3 * 4 + 1024;

	/**
	 * The maximum length of a body in bytes.
	 */
	static final long MAX_LENGTH = MAX_CHARACTERS + 4096L;

	private static final JsonFactory JSON = JsonFactory.builder()
		.streamReadConstraints(StreamReadConstraints.builder()
			.maxNestingDepth(4)
			.maxStringLength(MAX_CHARACTERS)
			.maxDocumentLength(MAX_LENGTH)
			.build())
		.build();

	private static final String DATA_ADDRESS = "data:";

	private static final int MAX_DATA_ADDRESS_LENGTH = 106;

	private static final int MAX_REFERENCE_LENGTH = 2048;

	static LegacyStoryRequest read(InputStream body) {
		try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
			List<FieldProblem> errors = new ArrayList<>();
			Map<String, String> fields = fields(json, errors);
			return new LegacyStoryRequest(fields.get(IMAGE), fields.get(IMAGE_URL), fields.get(DRAWING_ID), errors);
		}
		catch (StreamConstraintsException ex) {
			throw DrawingProblems.tooLarge();
		}
		catch (JacksonException ex) {
			throw OptionProblems.malformedJson(ex.getLocation());
		}
	}

	private static Map<String, String> fields(JsonParser json, List<FieldProblem> errors) {
		if (json.nextToken() != JsonToken.START_OBJECT) {
			throw OptionProblems.malformedJson(null);
		}
		Map<String, String> fields = new HashMap<>();
		while (json.nextToken() == JsonToken.PROPERTY_NAME) {
			String name = json.currentName();
			JsonToken value = json.nextToken();
			if (FIELDS.contains(name) && value == JsonToken.VALUE_STRING) {
				String text = json.getString();
				fields.put(name, text);
				if (!name.equals(IMAGE) && TextLength.of(text) > MAX_REFERENCE_LENGTH) {
					errors
						.add(error(name, "'%s' can have at most %d characters.".formatted(name, MAX_REFERENCE_LENGTH)));
				}
			}
			json.skipChildren();
		}
		return fields;
	}

	/**
	 * Rejects references that are too long.
	 */
	@Nullable Void requireReferences() {
		if (!this.errors.isEmpty()) {
			throw invalid(this.errors);
		}
		return null;
	}

	/**
	 * Returns the uploaded picture; null if the request refers to an image of this
	 * service.
	 */
	@Nullable Upload picture() {
		if (this.image == null) {
			return null;
		}
		byte[] picture = decoded(this.image);
		if (picture.length > UploadLimiter.MAX_DRAWING_BYTES) {
			throw DrawingProblems.tooLarge().in(IMAGE_POINTER);
		}
		return new Upload(picture);
	}

	private static byte[] decoded(String image) {
		try {
			return Base64.getMimeDecoder().decode(base64(image));
		}
		catch (IllegalArgumentException ex) {
			throw invalid(List.of(error(IMAGE, "'image' must be Base64.")));
		}
	}

	private static String base64(String image) {
		int comma = image.startsWith(DATA_ADDRESS)
				? image.substring(0, Math.min(image.length(), MAX_DATA_ADDRESS_LENGTH)).indexOf(',') : -1;
		return image.substring(comma + 1);
	}

	/**
	 * Returns the id of the drawing that the request refers to. Nothing is ever fetched
	 * from a URL: only the id in a URL of this service is used.
	 */
	String drawing(Links links) {
		if (this.imageUrl != null) {
			return LegacyGallery.imageAt(this.imageUrl, links)
				.orElseThrow(() -> invalid(
						List.of(error(IMAGE_URL, "'image_url' must be the address of an image of this service."))))
				.toString();
		}
		if (this.drawingId != null) {
			return this.drawingId;
		}
		throw new ApiProblem(ProblemCode.DRAWING_MISSING,
				"Send it as Base64 in 'image', or name it in 'image_url' or 'drawing_id'.")
			.in(IMAGE_POINTER);
	}

	private static FieldProblem error(String name, String detail) {
		return new FieldProblem(RecordBinding.pointer(name), ProblemCode.INVALID_VALUE, detail);
	}

	private static ApiProblem invalid(List<FieldProblem> errors) {
		return new ApiProblem(ProblemCode.INVALID_BODY, errors.getFirst().detail()).about(errors);
	}

	@Override
	public String toString() {
		return "StoryRequest";
	}

}
