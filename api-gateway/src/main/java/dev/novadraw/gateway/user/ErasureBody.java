package dev.novadraw.gateway.user;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.novadraw.gateway.job.Links;
import dev.novadraw.retention.Erasure;

/**
 * The receipt for an erasure. It does not say whose things they were.
 *
 * @param id its id
 * @param object always {@code erasure}
 * @param status {@code running} or {@code done}
 * @param jobs how many jobs it has been about so far
 * @param requestedAt when it was asked for; what came later is not meant
 * @param finishedAt when nothing was left
 * @param url where this receipt is
 */
record ErasureBody(String id, String object, String status, long jobs, Instant requestedAt,
		@Nullable Instant finishedAt, String url) {

	static ErasureBody of(Erasure erasure, Links links) {
		return new ErasureBody(erasure.id().toString(), "erasure", (erasure.finishedAt() != null) ? "done" : "running",
				erasure.jobs(), erasure.requestedAt(), erasure.finishedAt(), links.erasure(erasure.id()));
	}

}
