package dev.novadraw.gateway.submit.option;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.json.Json;

/**
 * The options of a request, checked.
 *
 * @param input what the kind needs to know
 * @param user the client's own reference to whom it is for
 * @param metadata the client's own notes
 * @param priority seconds of head start before the client's other jobs
 */
public record Options(Record input, @Nullable String user, Map<String, String> metadata, int priority) {

	public Options {
		metadata = Map.copyOf(metadata);
	}

	/**
	 * Returns all options as one text, equal for equal options.
	 */
	public String asText() {
		return Json.MAPPER.writeValueAsString(
				List.of(this.input, String.valueOf(this.user), new TreeMap<>(this.metadata), this.priority));
	}

	@Override
	public String toString() {
		return "options of priority " + this.priority;
	}

}
