package dev.novadraw.gateway.openapi;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.OperationCustomizer;

import org.springframework.web.method.HandlerMethod;

import dev.novadraw.gateway.contract.PossibleProblems;
import dev.novadraw.gateway.contract.ReadsHeaders;

/**
 * Describes operations by the annotations of their methods.
 */
final class Calls implements OperationCustomizer {

	/** The problems that any operation may return. */
	private static final String[] ANY = { "KEY_MISSING", "KEY_INVALID", "TOO_MANY_FAILED_KEYS", "SCOPE_MISSING",
			"RATE_LIMITED", "MALFORMED_REQUEST", "NOT_ACCEPTABLE", "INTERNAL_ERROR", "UNAVAILABLE", "FOREIGN_ORIGIN" };

	/** The problems of temporary states. */
	private static final List<String> PASSING = List.of("RESULT_NOT_READY", "IMAGE_NOT_READY",
			"IDEMPOTENCY_KEY_IN_USE");

	private final Map<String, Integer> statuses;

	Calls(Map<String, Integer> statuses) {
		this.statuses = statuses;
	}

	@Override
	public Operation customize(Operation operation, HandlerMethod method) {
		ReadsHeaders headers = method.getMethodAnnotation(ReadsHeaders.class);
		if (headers != null) {
			Arrays.stream(headers.headers()).map(Inputs::header).forEach(operation::addParametersItem);
			Arrays.stream(headers.parameters()).map(Inputs::parameter).forEach(operation::addParametersItem);
		}
		PossibleProblems fails = method.getMethodAnnotation(PossibleProblems.class);
		Map<Integer, String> codes = Stream
			.concat(Arrays.stream(ANY), (fails != null) ? Arrays.stream(fails.value()) : Stream.empty())
			.collect(Collectors.groupingBy(this::status, TreeMap::new,
					Collectors.mapping((code) -> "`" + code + "`", Collectors.joining(", "))));
		codes.forEach((status, list) -> operation.getResponses()
			.addApiResponse(String.valueOf(status), problem(status, list)));
		return operation;
	}

	private int status(String code) {
		Integer status = this.statuses.get(code);
		if (status == null) {
			throw new IllegalStateException(code + " is not in the catalogue of problems");
		}
		return status;
	}

	private static ApiResponse problem(int status, String codes) {
		ApiResponse response = new ApiResponse().description("A problem: " + codes + ".")
			.content(new Content().addMediaType("application/problem+json",
					new MediaType().schema(new JsonSchema().$ref("#/components/schemas/Problem"))));
		if (status == 429 || status == 503) {
			Inputs.addHeaders(response, "Retry-After", "RateLimit-Policy", "RateLimit");
		}
		else if (PASSING.stream().anyMatch(codes::contains)) {
			Inputs.addHeaders(response, "Retry-After");
		}
		return response;
	}

}
