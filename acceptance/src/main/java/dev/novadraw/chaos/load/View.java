package dev.novadraw.chaos.load;

import java.net.http.HttpResponse;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import dev.novadraw.engine.json.Json;

/**
 * What a client sees of a job at one time.
 *
 * @param status how it stands
 * @param version grows with every change
 */
record View(String status, long version) {

	static final View NONE = new View("unseen", 0);

	private static final Set<String> FINAL = Set.of("succeeded", "failed", "canceled", "expired");

	static View of(HttpResponse<String> response) {
		if (response.statusCode() != 200) {
			return new View("answered with " + response.statusCode(), 0);
		}
		JsonNode job = Json.MAPPER.readTree(response.body());
		return new View(job.get("status").asString(), job.get("version").asLong());
	}

	boolean isFinal() {
		return FINAL.contains(this.status);
	}

	/** Time goes one way: versions never fall, and after the end comes nothing. */
	boolean mayFollow(View last) {
		boolean later = this.version > last.version && !last.isFinal();
		return last == NONE || later || equals(last);
	}

}
