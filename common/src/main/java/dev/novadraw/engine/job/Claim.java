package dev.novadraw.engine.job;

import java.time.Duration;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What a worker gets when it wins a job.
 *
 * @param lease its right to write the outcome
 * @param client whose job it is
 * @param test whether that client only tries things out, so that nothing may be paid for
 * @param kind the name of the job's kind
 * @param input the input as JSON
 * @param drawing the id of the drawing
 * @param attempt the number of this attempt, from 1
 * @param maxAttempts the number of the last one
 * @param untilDeadline how long from the claim the job may still take
 * @param progressKey what reports of its progress are sealed with
 * @param spentMicros what earlier attempts have cost, in millionths of a US dollar
 */
public record Claim(Lease lease, String client, boolean test, String kind, String input, @Nullable UUID drawing,
		int attempt, int maxAttempts, Duration untilDeadline, UUID progressKey, long spentMicros) {

	@Override
	public String toString() {
		return this.kind + " " + this.lease + ", attempt " + this.attempt;
	}

}
