package dev.novadraw.gateway.submit.option;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.json.Json;

/**
 * The validated options of a request.
 *
 * @param input the input of the kind
 * @param user the client's reference to its end user
 * @param metadata the client's own notes
 * @param priority the head start over the client's other jobs, in seconds
 */
public record Options(Record input, @Nullable String user, Map<String, String> metadata, int priority) {

	public Options {
		metadata = Map.copyOf(metadata);
	}

	/**
	 * Returns all options as one text; equal options give equal texts.
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
