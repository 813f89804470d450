package dev.novadraw.gateway.openapi;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;

/**
 * The headers and parameters that many calls have, described once.
 */
final class Inputs {

	private static final Map<String, Parameter> HEADERS = new LinkedHashMap<>();

	private static final Map<String, Parameter> PARAMETERS = new LinkedHashMap<>();

	static {
		header("Idempotency-Key", text(255), "36b3f2ce-0f9c-4c64-8a5c-8d9f6e0f5a55",
				"Makes it safe to send a request again: the same request with the same key is answered with the same answer, and nothing is made or paid for twice. A UUID made anew for each wish is best. Kept for 24 hours.");
		header("Prefer", text(100), "wait=30",
				"`wait=n` holds the answer back for up to n seconds (1 to 60), until the job has come to its end, or until there is news if If-None-Match says what is known. Preference-Applied in the answer tells that it was done.");
		header("Cancel-After", text(20), "90s",
				"How long the job may take altogether, 5 seconds to 24 hours, as `90`, `90s`, `5m` or `1m30s`. It is the `deadline` of the job. Dropping the connection never cancels anything.");
		header("If-None-Match", text(100), "\"3\"",
				"The ETag that is known; the answer is 304 when nothing has changed.");
		header("Range", text(100), "bytes=0-1023", "Which bytes of the image are wanted.");
		parameter("limit",
				new JsonSchema().types(Set.of("integer")).minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(100)),
				"How many are on a page, 20 if left out.");
		parameter("cursor", text(500), "Where the page begins: next_cursor of the page before.");
		parameter("kind", text(500), "Only jobs of this kind.");
		parameter("status", text(500),
				"Only jobs with this status, or with one of several separated by commas: queued, running, retrying, canceling, succeeded, failed, canceled, expired.");
		parameter("user", text(500), "Only what is for this end user.");
		parameter("favorite", new JsonSchema().types(Set.of("boolean")), "Only favourites, or only others.");
		parameter("ticket", text(100), "A ticket instead of a key, for browsers: see createStreamTicket.");
		PARAMETERS.put("metadata",
				new Parameter().name("metadata")
					.in("query")
					.description("Only what has these pairs in its metadata, as metadata[key]=value.")
					.style(Parameter.StyleEnum.DEEPOBJECT)
					.explode(true)
					.schema(new JsonSchema().types(Set.of("object")).additionalProperties(text(500))));
	}

	private Inputs() {
	}

	private static Schema<?> text(int longest) {
		return new JsonSchema().types(Set.of("string")).maxLength(longest);
	}

	private static void header(String name, Schema<?> schema, String example, String description) {
		HEADERS.put(name,
				new Parameter().name(name).in("header").schema(schema).example(example).description(description));
	}

	private static void parameter(String name, Schema<?> schema, String description) {
		PARAMETERS.put(name, new Parameter().name(name).in("query").schema(schema).description(description));
	}

	static void addTo(Components components) {
		HEADERS.forEach((name, header) -> components.addParameters(name, header));
		PARAMETERS.forEach(components::addParameters);
		components.addHeaders("Retry-After", answer("integer", "In how many seconds it makes sense to ask again."));
		components.addHeaders("RateLimit-Policy", answer("string",
				"The limit that holds: its name, how much there is (q) in how many seconds (w). Only for callers who are limited."));
		components.addHeaders("RateLimit",
				answer("string", "What is left of it (r), and in how many seconds there is more (t)."));
		components.addHeaders("Location", answer("string", "Where what was made can be followed."));
		components.addHeaders("ETag", answer("string", "The version, for If-None-Match."));
		components.addHeaders("Idempotent-Replayed",
				answer("string", "`true` when the request was accepted before and this is its answer once more."));
		components.addHeaders("Preference-Applied", answer("string", "What was done of what Prefer asked for."));
		components.addHeaders("Link", answer("string", "The address of the next page, with rel=\"next\"."));
	}

	/**
	 * Says that an answer has headers.
	 */
	static void tell(ApiResponse response, String... headers) {
		for (String header : headers) {
			response.addHeaderObject(header, new Header().$ref("#/components/headers/" + header));
		}
	}

	private static Header answer(String type, String description) {
		return new Header().description(description).schema(new JsonSchema().types(Set.of(type)));
	}

	static Parameter header(String name) {
		return reference(HEADERS, name);
	}

	static Parameter parameter(String name) {
		return reference(PARAMETERS, name);
	}

	private static Parameter reference(Map<String, Parameter> known, String name) {
		if (!known.containsKey(name)) {
			throw new IllegalArgumentException("Not described: " + name + ", only " + List.copyOf(known.keySet()));
		}
		return new Parameter().$ref("#/components/parameters/" + name);
	}

}
