package dev.novadraw.gateway.openapi;

import java.util.Map;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;

/**
 * Converts Java constraints to JSON Schema. JavaScript patterns have no possessive
 * quantifiers and match anywhere in a text, so they are converted and anchored. An enum
 * of a nullable value must list null, too.
 */
@SuppressWarnings("rawtypes")
final class JsonSchemaWords {

	private JsonSchemaWords() {
	}

	static void improve(OpenAPI api) {
		api.getComponents().getSchemas().values().forEach(JsonSchemaWords::improve);
	}

	@SuppressWarnings("unchecked")
	private static void improve(Schema schema) {
		// A schema may be used in several places, but is converted only once.
		if (schema.getPattern() != null && !schema.getPattern().startsWith("^")) {
			schema.setPattern("^(?:" + schema.getPattern().replaceAll("([*+?}])\\+", "$1") + ")$");
		}
		if (schema.getEnum() != null && schema.getTypes() != null && schema.getTypes().contains("null")
				&& !schema.getEnum().contains(null)) {
			schema.getEnum().add(null);
		}
		Map<String, Schema> properties = schema.getProperties();
		if (properties != null) {
			properties.values().forEach(JsonSchemaWords::improve);
		}
		if (schema.getItems() != null) {
			improve(schema.getItems());
		}
	}

}
