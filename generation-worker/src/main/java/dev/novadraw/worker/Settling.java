package dev.novadraw.worker;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;

import dev.novadraw.job.Claim;
import dev.novadraw.job.JobsChanged;
import dev.novadraw.job.Settlements;
import dev.novadraw.job.Spending;
import dev.novadraw.kind.Outcome;
import dev.novadraw.problem.Problem;

/**
 * Writes down what came of attempts. A result has been paid for, so it is not given up
 * because the database is away for a moment; and it is thrown away without regret when
 * the job is no longer this worker's.
 */
final class Settling {

	private static final Logger log = LoggerFactory.getLogger(Settling.class);

	private static final Duration SHORTEST_SNOOZE = Duration.ofSeconds(1);

	private final Settlements settlements;

	private final Backoff backoff;

	private final ApplicationEventPublisher events;

	private final MeterRegistry meters;

	private final RetryTemplate whileDatabaseIsAway = new RetryTemplate(RetryPolicy.builder()
		.includes(DataAccessException.class)
		.excludes(DataIntegrityViolationException.class)
		.maxRetries(30)
		.delay(Duration.ofMillis(100))
		.multiplier(2)
		.maxDelay(Duration.ofSeconds(2))
		.build());

	Settling(Settlements settlements, Backoff backoff, ApplicationEventPublisher events, MeterRegistry meters) {
		this.settlements = settlements;
		this.backoff = backoff;
		this.events = events;
		this.meters = meters;
	}

	void settle(Claim claim, Outcome<?> outcome, Spending spent) {
		switch (outcome) {
			case Outcome.Completed<?>(var result) -> succeed(claim, result, spent);
			case Outcome.Retry<?> retry when claim.attempt() < claim.maxAttempts() ->
				write(claim, "retry", () -> this.settlements.retry(claim, retry.problem(), wait(claim, retry), spent));
			case Outcome.Retry<?> last -> fail(claim, last.problem(), spent);
			case Outcome.Failed<?>(var problem) -> fail(claim, problem, spent);
			case Outcome.Snoozed<?>(var after, var why) -> write(claim, "snoozed",
					() -> this.settlements.snooze(claim, atLeast(SHORTEST_SNOOZE, after), why, spent));
			case Outcome.Canceled<?>() -> write(claim, "canceled", () -> this.settlements.cancel(claim, spent));
		}
	}

	void handBack(Claim claim, Spending spent) {
		write(claim, "returned", () -> this.settlements.handBack(claim, spent));
	}

	/**
	 * Counts an outcome that came after the job had gone to somebody else.
	 */
	void droppedAsStale(Claim claim) {
		this.meters.counter("novadraw.jobs.fenced", "kind", claim.kind()).increment();
		log.warn("Job {}: lost the lease of attempt {}; what came of it is thrown away", claim.lease().job(),
				claim.attempt());
	}

	private void succeed(Claim claim, Record result, Spending spent) {
		try {
			write(claim, "completed", () -> this.settlements.succeed(claim, result, spent));
		}
		catch (DataIntegrityViolationException | JacksonException ex) {
			// Nor would the next attempt's: better to say so than to pay for it.
			fail(claim, Problems.RESULT_UNSTORABLE, spent);
		}
	}

	private static Duration atLeast(Duration least, Duration wait) {
		return (wait.compareTo(least) < 0) ? least : wait;
	}

	private void fail(Claim claim, Problem problem, Spending spent) {
		log.warn("Job {} failed for good on attempt {} of {}: {}", claim.lease().job(), claim.attempt(),
				claim.maxAttempts(), problem.code());
		write(claim, "failed", () -> this.settlements.fail(claim, problem, spent));
	}

	private Duration wait(Claim claim, Outcome.Retry<?> retry) {
		return (retry.after() != null) ? this.backoff.asked(retry.after()) : this.backoff.after(claim.attempt());
	}

	private void write(Claim claim, String outcome, BooleanSupplier statement) {
		try {
			if (Boolean.TRUE.equals(this.whileDatabaseIsAway.execute(statement::getAsBoolean))) {
				this.meters.counter("novadraw.attempts", "kind", claim.kind(), "outcome", outcome).increment();
				log.debug("Job {}, attempt {}: {}", claim.lease().job(), claim.attempt(), outcome);
			}
			else {
				droppedAsStale(claim);
			}
			this.events.publishEvent(new JobsChanged());
		}
		catch (RetryException ex) {
			if (ex.getCause() instanceof DataIntegrityViolationException refused) {
				throw refused;
			}
			if (ex.getCause() instanceof JacksonException refused) {
				throw refused;
			}
			log.error(
					"Job {}: what came of attempt {} could not be written; the job goes on when its lease is over: {}",
					claim.lease().job(), claim.attempt(), Problems.trail(ex.getCause()));
		}
	}

}
