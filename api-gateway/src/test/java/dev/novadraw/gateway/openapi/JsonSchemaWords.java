package dev.novadraw.gateway.openapi;

import java.util.Map;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;

/**
 * Says in the words of JSON Schema what the code says in Java's: patterns are
 * JavaScript's, which knows no possessive quantifiers and looks for them anywhere in a
 * text; and a list of what is allowed has to name null, too.
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
		// One may stand in several places.
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
