package dev.novadraw.gateway.user;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.retention.Erasure;
import dev.novadraw.gateway.link.Links;

/**
 * The receipt of an erasure. It does not name the user.
 *
 * @param id the id of the erasure
 * @param object always {@code erasure}
 * @param status {@code running} or {@code done}
 * @param jobs the number of jobs so far
 * @param requestedAt the time of the request; later data is not erased
 * @param finishedAt the time when all data was erased
 * @param url the address of this receipt
 */
record ErasureResponse(String id, String object, String status, long jobs, Instant requestedAt,
		@Nullable Instant finishedAt, String url) {

	static ErasureResponse of(Erasure erasure, Links links) {
		return new ErasureResponse(erasure.id().toString(), "erasure",
				(erasure.finishedAt() != null) ? "done" : "running", erasure.jobs(), erasure.requestedAt(),
				erasure.finishedAt(), links.erasure(erasure.id()));
	}

}
