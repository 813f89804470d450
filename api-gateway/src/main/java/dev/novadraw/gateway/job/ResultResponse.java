package dev.novadraw.gateway.job;

import java.time.Duration;
import java.util.Objects;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.novadraw.engine.job.Job;
import dev.novadraw.engine.json.Json;
import dev.novadraw.gateway.link.Links;

/**
 * A result as clients read it, alone or within its job: the output of the kind, plus
 * fields that all results share.
 */
public final class ResultResponse {

	private ResultResponse() {
	}

	/**
	 * Returns the result of a job that succeeded.
	 */
	public static ObjectNode of(Job job, Links links) {
		JsonNode result = Objects.requireNonNull(job.result());
		ObjectNode body = Json.MAPPER.createObjectNode();
		body.put("id", job.id().toString());
		body.put("object", job.kind());
		body.put("created_at", job.createdAt().toString());
		body.setAll((ObjectNode) result);
		body.put("favorite", job.isFavorite());
		body.put("user", job.user());
		body.set("metadata", Json.MAPPER.valueToTree(job.metadata()));
		body.put("image_url", (job.drawingId() != null) ? links.image(job.drawingId()) : null);
		body.put("generation_time", generationSeconds(job));
		return body.put("ai_generated", true);
	}

	private static double generationSeconds(Job job) {
		return (job.startedAt() != null && job.finishedAt() != null)
				? Duration.between(job.startedAt(), job.finishedAt()).toMillis() / 1000.0 : 0;
	}

}
