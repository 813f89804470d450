package dev.novadraw.gateway.openapi;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.gateway.contract.PossibleProblems;
import dev.novadraw.gateway.contract.ReadsHeaders;

/**
 * Describes operations by the annotations of their methods.
 */
final class Calls implements OperationCustomizer {

	/** The problems that any operation may return. */
	private static final List<ProblemCode> ANY = List.of(ProblemCode.KEY_MISSING, ProblemCode.KEY_INVALID,
			ProblemCode.TOO_MANY_FAILED_KEYS, ProblemCode.SCOPE_MISSING, ProblemCode.RATE_LIMITED,
			ProblemCode.MALFORMED_REQUEST, ProblemCode.NOT_ACCEPTABLE, ProblemCode.INTERNAL_ERROR,
			ProblemCode.UNAVAILABLE, ProblemCode.FOREIGN_ORIGIN);

	/** The problems of temporary states. */
	private static final Set<ProblemCode> PASSING = EnumSet.of(ProblemCode.RESULT_NOT_READY,
			ProblemCode.IMAGE_NOT_READY, ProblemCode.IDEMPOTENCY_KEY_IN_USE);

	@Override
	public Operation customize(Operation operation, HandlerMethod method) {
		ReadsHeaders headers = method.getMethodAnnotation(ReadsHeaders.class);
		if (headers != null) {
			Arrays.stream(headers.headers()).map(Inputs::header).forEach(operation::addParametersItem);
			Arrays.stream(headers.parameters()).map(Inputs::parameter).forEach(operation::addParametersItem);
		}
		PossibleProblems fails = method.getMethodAnnotation(PossibleProblems.class);
		Map<Integer, List<ProblemCode>> codes = Stream
			.concat(ANY.stream(), (fails != null) ? Arrays.stream(fails.value()) : Stream.empty())
			.collect(Collectors.groupingBy((code) -> code.status().orElseThrow(), TreeMap::new, Collectors.toList()));
		codes.forEach((status, list) -> operation.getResponses()
			.addApiResponse(String.valueOf(status), problem(status, list)));
		return operation;
	}

	private static ApiResponse problem(int status, List<ProblemCode> codes) {
		String list = codes.stream().map((code) -> "`" + code + "`").collect(Collectors.joining(", "));
		ApiResponse response = new ApiResponse().description("A problem: " + list + ".")
			.content(new Content().addMediaType("application/problem+json",
					new MediaType().schema(new JsonSchema().$ref("#/components/schemas/Problem"))));
		if (status == 429 || status == 503) {
			Inputs.addHeaders(response, "Retry-After", "RateLimit-Policy", "RateLimit");
		}
		else if (codes.stream().anyMatch(PASSING::contains)) {
			Inputs.addHeaders(response, "Retry-After");
		}
		return response;
	}

}
