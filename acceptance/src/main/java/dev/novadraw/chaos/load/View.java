package dev.novadraw.chaos.load;

import java.net.http.HttpResponse;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import dev.novadraw.engine.json.Json;

/**
 * The state of a job as a client sees it at one time.
 *
 * @param status the status of the job
 * @param version the version, which grows with every change
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

	/**
	 * Returns true if this view may follow another: versions never decrease, and a final
	 * status never changes.
	 */
	boolean mayFollow(View last) {
		boolean later = this.version > last.version && !last.isFinal();
		return last == NONE || later || equals(last);
	}

}
