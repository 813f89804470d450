package dev.novadraw.queuemodel;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.job.JobState;

/**
 * The data of one job in the database.
 *
 * @param job its row
 * @param events its log, in order
 * @param ledger its attempts, in the order of their tokens
 */
public record History(JobRow job, List<LogRow> events, List<LedgerRow> ledger) {

	public History {
		events = List.copyOf(events);
		ledger = List.copyOf(ledger);
	}

	/**
	 * A row of {@code job}.
	 *
	 * @param version the sequence of its newest event
	 * @param worker the holder of the job, or null
	 * @param leased true if it has a lease
	 * @param finished true if its finishing time is set
	 * @param cancelRequested true if its cancellation was requested
	 */
	public record JobRow(UUID id, JobState state, int attempt, int maxAttempts, long token, long version,
			@Nullable String worker, boolean leased, boolean finished, boolean hasResult, boolean hasProblem,
			boolean cancelRequested) {
	}

	/**
	 * A row of {@code job_event}.
	 */
	public record LogRow(long seq, Event event, Instant at) {
	}

	/**
	 * A row of {@code job_attempt}.
	 */
	public record LedgerRow(long token, int attempt, String worker, String outcome, Instant startedAt,
			Instant finishedAt) {
	}

}
