package dev.novadraw.gateway.submit;

import java.io.InputStream;
import java.util.Base64;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

import org.springframework.http.HttpStatus;

import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.upload.DrawingProblems;
import dev.novadraw.problem.Problem;

/**
 * The drawing in a request as the service before this one took it: a JSON object with the
 * picture as Base64 in {@code image}. Its app sends more fields, of which none is needed.
 */
final class OriginalStory {

	private static final int MOST_CHARACTERS = 10 * 1024 * 1024 / 3 * 4 + 1024;

	private static final JsonFactory JSON = JsonFactory.builder()
		.streamReadConstraints(StreamReadConstraints.builder()
			.maxNestingDepth(4)
			.maxStringLength(MOST_CHARACTERS)
			.maxDocumentLength(MOST_CHARACTERS + 4096L)
			.build())
		.build();

	private static final Pattern DATA_ADDRESS = Pattern.compile("^data:[^,]{0,100},");

	private OriginalStory() {
	}

	static byte[] drawing(InputStream body) {
		String image;
		try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
			image = image(json);
		}
		catch (StreamConstraintsException ex) {
			throw DrawingProblems.tooLarge();
		}
		catch (JacksonException ex) {
			throw OptionProblems.malformedJson(ex.getLocation());
		}
		if (image == null) {
			throw DrawingProblems.missing();
		}
		try {
			return Base64.getMimeDecoder().decode(DATA_ADDRESS.matcher(image).replaceFirst(""));
		}
		catch (IllegalArgumentException ex) {
			throw new ApiProblem(HttpStatus.BAD_REQUEST, new Problem("INVALID_BODY",
					"The body of the request is not possible", "The picture in 'image' has to be Base64.", false));
		}
	}

	private static @Nullable String image(JsonParser json) {
		if (json.nextToken() != JsonToken.START_OBJECT) {
			throw OptionProblems.malformedJson(null);
		}
		String image = null;
		while (json.nextToken() == JsonToken.PROPERTY_NAME) {
			boolean wanted = json.currentName().equals("image");
			JsonToken value = json.nextToken();
			if (wanted && value == JsonToken.VALUE_STRING) {
				image = json.getString();
			}
			json.skipChildren();
		}
		return image;
	}

}
