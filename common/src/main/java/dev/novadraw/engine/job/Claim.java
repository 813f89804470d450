package dev.novadraw.engine.job;

import java.time.Duration;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A job that a worker has claimed.
 *
 * @param lease the right to write the outcome
 * @param client the client that owns the job
 * @param test true if the client is for tests, so that no paid call may be made
 * @param kind the name of the job's kind
 * @param input the input as JSON
 * @param drawing the id of the drawing
 * @param attempt the number of this attempt, from 1
 * @param maxAttempts the maximum number of attempts
 * @param untilDeadline the time from the claim to the deadline of the job
 * @param progressKey the key that encrypts its progress reports
 * @param spentMicros the cost of earlier attempts in millionths of a US dollar
 */
public record Claim(Lease lease, String client, boolean test, String kind, String input, @Nullable UUID drawing,
		int attempt, int maxAttempts, Duration untilDeadline, UUID progressKey, long spentMicros) {

	@Override
	public String toString() {
		return this.kind + " " + this.lease + ", attempt " + this.attempt;
	}

}
