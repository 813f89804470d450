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
 * The headers and parameters that several operations share.
 */
final class Inputs {

	private static final Map<String, Parameter> HEADERS = new LinkedHashMap<>();

	private static final Map<String, Parameter> PARAMETERS = new LinkedHashMap<>();

	static {
		header("Idempotency-Key", text(255), "36b3f2ce-0f9c-4c64-8a5c-8d9f6e0f5a55",
				"Makes a repeated request safe: the same request with the same key gets the same response, and is executed and paid for once. Use a new UUID for each request. Keys are kept for 24 hours.");
		header("Prefer", text(100), "wait=30",
				"`wait=n` delays the response for up to n seconds (1 to 60) until the job has ended or, with If-None-Match, has changed. The response then has Preference-Applied.");
		header("Cancel-After", text(20), "90s",
				"The time limit of the job, 5 seconds to 24 hours, as `90`, `90s`, `5m` or `1m30s`. It sets the `deadline` of the job. A lost connection does not cancel a job.");
		header("If-None-Match", text(100), "\"3\"", "A known ETag; the response is 304 if nothing has changed.");
		header("Range", text(100), "bytes=0-1023", "The requested bytes of the image.");
		parameter("limit",
				new JsonSchema().types(Set.of("integer")).minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(100)),
				"The number of items on a page, 20 if left out.");
		parameter("cursor", text(500), "The `next_cursor` of the previous page.");
		parameter("kind", text(500), "Only jobs of this kind.");
		parameter("status", text(500),
				"Only jobs with this status, or one of several separated by commas: `queued`, `running`, `retrying`, `canceling`, `succeeded`, `failed`, `canceled`, `expired`.");
		parameter("user", text(500), "Only data of this end user.");
		parameter("favorite", new JsonSchema().types(Set.of("boolean")),
				"`true` for favourites only, `false` for others only.");
		parameter("ticket", text(100), "A ticket instead of a key, for browsers, see `createStreamTicket`.");
		parameter("metadata", listOf(text(541)),
				"Only data with these pairs in its metadata, each as `key=value`. `metadata[key]=value` means the same and is easier by hand.");
	}

	private Inputs() {
	}

	private static Schema<?> text(int longest) {
		return new JsonSchema().types(Set.of("string")).maxLength(longest);
	}

	private static Schema<?> listOf(Schema<?> item) {
		Schema<?> list = new JsonSchema().types(Set.of("array"));
		list.setItems(item);
		return list;
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
		components.addHeaders("Retry-After", responseHeader("integer", "The seconds to wait before the next request."));
		components.addHeaders("RateLimit-Policy", responseHeader("string",
				"The limit: its name, the quota (q) and the window in seconds (w). Only for callers with a limit."));
		components.addHeaders("RateLimit",
				responseHeader("string", "The rest of the quota (r), and the seconds until there is more (t)."));
		components.addHeaders("Location", responseHeader("string", "The address of the created resource."));
		components.addHeaders("ETag", responseHeader("string", "The version of the resource, for If-None-Match."));
		components.addHeaders("Idempotent-Replayed", responseHeader("string",
				"`true` if the request was accepted before and this is the response of then."));
		components.addHeaders("Preference-Applied", responseHeader("string", "The part of Prefer that was applied."));
		components.addHeaders("Link", responseHeader("string", "The address of the next page, with `rel=\"next\"`."));
	}

	/**
	 * Adds headers to a response.
	 */
	static void addHeaders(ApiResponse response, String... headers) {
		for (String header : headers) {
			response.addHeaderObject(header, new Header().$ref("#/components/headers/" + header));
		}
	}

	private static Header responseHeader(String type, String description) {
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
