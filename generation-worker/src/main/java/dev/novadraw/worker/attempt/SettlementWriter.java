package dev.novadraw.worker.attempt;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

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

import dev.novadraw.engine.failpoint.Failpoint;
import dev.novadraw.engine.job.Claim;
import dev.novadraw.engine.job.JobsChanged;
import dev.novadraw.engine.job.Settlement;
import dev.novadraw.engine.job.Spending;
import dev.novadraw.engine.kind.Outcome;
import dev.novadraw.engine.lifecycle.SettlementRepository;
import dev.novadraw.engine.loop.Batcher;
import dev.novadraw.engine.loop.MonotonicClock;
import dev.novadraw.worker.ai.call.ProviderRouting;

/**
 * The writer of attempts' outcomes. A result has been paid for, so the write is retried
 * while the database is unavailable; the result is discarded if the worker has lost the
 * lease.
 */
public final class SettlementWriter implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(SettlementWriter.class);

	private static final Duration MIN_SNOOZE = Duration.ofSeconds(1);

	private static final Duration FIRST_WAIT = Duration.ofMillis(100);

	private static final Duration MAX_WAIT = Duration.ofSeconds(1);

	private static final int BATCH = 200;

	private final Batcher<Settlement, Boolean> settlements;

	private final Backoff backoff;

	private final ApplicationEventPublisher events;

	private final MeterRegistry meters;

	private final ProviderRouting providers;

	private final MonotonicClock clock;

	private volatile boolean closed;

	public SettlementWriter(SettlementRepository settlements, Backoff backoff, ApplicationEventPublisher events,
			MeterRegistry meters, ProviderRouting providers, MonotonicClock clock) {
		this.settlements = new Batcher<>(settlements::settle, BATCH, SettlementWriter::isUnstorable);
		this.backoff = backoff;
		this.events = events;
		this.meters = meters;
		this.providers = providers;
		this.clock = clock;
	}

	/**
	 * Lets writes that wait for the database fail.
	 */
	@Override
	public void close() {
		this.closed = true;
	}

	public void settle(Claim claim, Outcome<?> outcome, Spending spent) {
		switch (outcome) {
			case Outcome.Completed<?>(var result) -> writeResult(Settlement.succeeded(claim, result, spent));
			case Outcome.Retry<?> retry when claim.attempt() < claim.maxAttempts() ->
				write(Settlement.retry(claim, retry.problem(), wait(claim, retry), spent));
			case Outcome.Retry<?> last -> write(Settlement.failed(claim, last.problem(), spent));
			case Outcome.Failed<?>(var problem) -> write(Settlement.failed(claim, problem, spent));
			case Outcome.Snoozed<?>(var after, var why) ->
				write(Settlement.snoozed(claim, Collections.max(List.of(MIN_SNOOZE, after)), why, spent));
			case Outcome.Canceled<?>() -> write(Settlement.canceled(claim, spent));
		}
	}

	public void requeue(Claim claim, Spending spent) {
		write(Settlement.returned(claim, spent));
	}

	void expire(Claim claim, Spending spent) {
		write(Settlement.expired(claim, spent));
	}

	/**
	 * Discards the outcome of an attempt whose lease was lost, but records its spending,
	 * which the requeue could not know.
	 */
	void discard(Claim claim, Spending spent) {
		if (spent.isEmpty()) {
			countDiscarded(claim, spent);
		}
		else {
			requeue(claim, spent);
		}
	}

	// Counts an attempt whose outcome must not be written because its lease is lost.
	private void countDiscarded(Claim claim, Spending spent) {
		this.providers.markWasted(claim.client(), spent);
		this.meters.counter("novadraw.jobs.fenced", "kind", claim.kind()).increment();
		log.warn("Outcome discarded, lease lost: job={} attempt={}", claim.lease().job(), claim.attempt());
	}

	/**
	 * Counts an attempt whose generator ignores its interrupt.
	 */
	void countStuck(Claim claim) {
		this.meters.counter("novadraw.attempts.stuck", "kind", claim.kind()).increment();
	}

	private void writeResult(Settlement settlement) {
		try {
			tryToWrite(settlement);
		}
		catch (RetryException ex) {
			if (isUnstorable(ex.getCause())) {
				failUnstorable(settlement.claim(), settlement.spending());
			}
			else {
				logUnwritten(settlement, ex.getCause());
			}
		}
	}

	// The result of another attempt could not be stored either, so this fails the job
	// instead of paying for one.
	private void failUnstorable(Claim claim, Spending spent) {
		FailedAttemptLog.log(claim, AttemptProblems.RESULT_UNSTORABLE, true, spent, null);
		write(Settlement.failed(claim, AttemptProblems.RESULT_UNSTORABLE, spent));
	}

	private Duration wait(Claim claim, Outcome.Retry<?> retry) {
		return (retry.after() != null) ? this.backoff.requested(retry.after()) : this.backoff.after(claim.attempt());
	}

	// Retries until the deadline: after that the job has expired, whatever is written.
	// The timeout of a policy would be measured by the time of day.
	private RetryTemplate retryUntilDeadline(Claim claim) {
		long begin = this.clock.nanoTime();
		return new RetryTemplate(RetryPolicy.builder()
			.predicate((failure) -> !this.closed && failure instanceof DataAccessException && !isUnstorable(failure)
					&& this.clock.nanoTime() - begin < claim.untilDeadline().toNanos())
			.maxRetries(Long.MAX_VALUE)
			.delay(FIRST_WAIT)
			.multiplier(2)
			.maxDelay(MAX_WAIT)
			.build());
	}

	private void write(Settlement settlement) {
		try {
			tryToWrite(settlement);
		}
		catch (RetryException ex) {
			logUnwritten(settlement, ex.getCause());
		}
	}

	private void tryToWrite(Settlement settlement) throws RetryException {
		Claim claim = settlement.claim();
		if (Boolean.TRUE.equals(retryUntilDeadline(claim).execute(() -> this.settlements.call(settlement)))) {
			this.meters.counter("novadraw.attempts", "kind", claim.kind(), "outcome", settlement.outcome()).increment();
			log.debug("Attempt settled: job={} attempt={} outcome={}", claim.lease().job(), claim.attempt(),
					settlement.outcome());
		}
		else {
			countDiscarded(claim, settlement.spending());
		}
		Failpoint.SETTLED.reached();
		this.events.publishEvent(new JobsChanged(settlement.after()));
	}

	private void logUnwritten(Settlement settlement, Throwable cause) {
		Claim claim = settlement.claim();
		this.providers.markWasted(claim.client(), settlement.spending());
		log.error("Outcome not written, job continues when its lease expires: job={} attempt={} cause={}",
				claim.lease().job(), claim.attempt(), AttemptProblems.trail(cause));
	}

	private static boolean isUnstorable(Throwable failure) {
		return failure instanceof DataIntegrityViolationException || failure instanceof JacksonException;
	}

}
