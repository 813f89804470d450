package dev.novadraw.worker.ai.hostile;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON template, with {@code %s} for each value.
 */
record JsonTemplate(String text) {

	// The application's mapper rejects strings as long as the drawings in requests.
	private static final JsonMapper MAPPER = JsonMapper.shared();

	/**
	 * Replaces the placeholders by strings, maps, lists or nulls; the result is one line.
	 */
	String fill(@Nullable Object... values) {
		Object[] written = Arrays.stream(values).map(MAPPER::writeValueAsString).toArray();
		return this.text.formatted(written).lines().collect(Collectors.joining());
	}

	static JsonNode read(String json) {
		return MAPPER.readTree(json);
	}

}
