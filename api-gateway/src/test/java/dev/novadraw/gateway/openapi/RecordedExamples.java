package dev.novadraw.gateway.openapi;

import java.io.IOException;
import java.io.InputStream;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import org.springdoc.core.customizers.OpenApiCustomizer;
import tools.jackson.databind.JsonNode;

import dev.novadraw.engine.json.Json;

/**
 * Adds examples to the contract: real responses of the service, recorded by the
 * acceptance tests.
 */
final class RecordedExamples implements OpenApiCustomizer {

	private final JsonNode recorded;

	RecordedExamples() throws IOException {
		try (InputStream file = RecordedExamples.class.getResourceAsStream("examples.json")) {
			this.recorded = Json.MAPPER.readTree(file);
		}
	}

	@Override
	public void customise(OpenAPI api) {
		this.recorded.forEach((example) -> answer(api, example).setExample(value(example.get("body"))));
	}

	private static MediaType answer(OpenAPI api, JsonNode example) {
		String id = example.get("operation").asString();
		Operation operation = api.getPaths()
			.values()
			.stream()
			.flatMap((path) -> path.readOperations().stream())
			.filter((candidate) -> id.equals(candidate.getOperationId()))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("There is an example of '%s', which is gone".formatted(id)));
		return operation.getResponses()
			.get(example.get("status").asString())
			.getContent()
			.get(example.get("type").asString());
	}

	private static Object value(JsonNode body) {
		return body.isString() ? body.stringValue() : Json.MAPPER.treeToValue(body, Object.class);
	}

}
