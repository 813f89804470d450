package dev.novadraw.worker.ai.hostile;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON with gaps, each a {@code %s} for a value.
 */
record Template(String text) {

	// The system's own mapper would not read the drawings in requests.
	private static final JsonMapper MAPPER = JsonMapper.shared();

	/**
	 * Fills the gaps with strings, maps, lists or nulls; the result is one line.
	 */
	String fill(@Nullable Object... values) {
		Object[] written = Arrays.stream(values).map(MAPPER::writeValueAsString).toArray();
		return this.text.formatted(written).lines().collect(Collectors.joining());
	}

	static JsonNode read(String json) {
		return MAPPER.readTree(json);
	}

}
