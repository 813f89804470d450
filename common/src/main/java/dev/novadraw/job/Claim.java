package dev.novadraw.job;

import java.time.Duration;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What a worker gets when it wins a job.
 *
 * @param lease its right to write the outcome
 * @param kind the name of the job's kind
 * @param input the input as JSON
 * @param drawing the id of the drawing
 * @param attempt the number of this attempt, from 1
 * @param maxAttempts the number of the last one
 * @param untilDeadline how long from the claim the job may still take
 */
public record Claim(Lease lease, String kind, String input, @Nullable UUID drawing, int attempt, int maxAttempts,
		Duration untilDeadline) {

}
