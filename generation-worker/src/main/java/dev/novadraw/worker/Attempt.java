package dev.novadraw.worker;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

import dev.novadraw.drawing.Drawing;
import dev.novadraw.job.Claim;
import dev.novadraw.json.Json;
import dev.novadraw.kind.Generator;
import dev.novadraw.kind.Outcome;
import dev.novadraw.kind.Picture;
import dev.novadraw.kind.Task;
import dev.novadraw.kind.UnreadablePicture;
import dev.novadraw.worker.ai.Ledger;

/**
 * One attempt at one job: reads the input, lets the generator work under a time limit,
 * and settles what came of it. It can be stopped from outside while the generator works,
 * and only then: what follows is bookkeeping and must not be disturbed.
 */
final class Attempt implements Runnable {

	/**
	 * Why an attempt was stopped.
	 */
	enum Stop {

		TIME_LIMIT, LEASE_LOST, SHUTDOWN

	}

	private static final Logger log = LoggerFactory.getLogger(Attempt.class);

	private final Claim claim;

	private final Generator<?, ?> generator;

	private final AttemptSupport support;

	private final Ledger ledger = new Ledger();

	private @Nullable Thread generating;

	private @Nullable Stop stop;

	private boolean generated;

	Attempt(Claim claim, Generator<?, ?> generator, AttemptSupport support) {
		this.claim = claim;
		this.generator = generator;
		this.support = support;
	}

	Claim claim() {
		return this.claim;
	}

	@Override
	public void run() {
		Outcome<?> outcome = outcome(this.generator);
		switch (stopped()) {
			case LEASE_LOST -> this.support.settling().droppedAsStale(this.claim);
			case SHUTDOWN -> this.support.settling().handBack(this.claim, this.ledger.spent());
			case TIME_LIMIT -> this.support.settling().settle(this.claim, timedOut(), this.ledger.spent());
			case null -> this.support.settling().settle(this.claim, outcome, this.ledger.spent());
		}
	}

	/**
	 * Interrupts the generator and whatever call it is in; false when it was through
	 * already.
	 */
	synchronized boolean stop(Stop why) {
		if (this.generated || this.stop != null) {
			return false;
		}
		this.stop = why;
		if (this.generating != null) {
			this.generating.interrupt();
		}
		return true;
	}

	private synchronized @Nullable Stop stopped() {
		this.generated = true;
		return this.stop;
	}

	private <I extends Record, R extends Record> Outcome<R> outcome(Generator<I, R> generator) {
		I input;
		try {
			input = Json.MAPPER.readValue(this.claim.input(), generator.kind().inputType());
		}
		catch (JacksonException ex) {
			log.error("Job {}: its input is not one of the kind '{}' ({})", this.claim.lease().job(), this.claim.kind(),
					ex.getClass().getSimpleName());
			return new Outcome.Failed<>(Problems.INPUT_UNREADABLE);
		}
		try {
			return generateInTime(generator, new Task<>(input, picture(), this.claim.attempt()));
		}
		catch (UnreadablePicture ex) {
			return new Outcome.Failed<>(Problems.DRAWING_UNREADABLE);
		}
		catch (Throwable ex) {
			return failed(ex);
		}
	}

	private <I extends Record, R extends Record> Outcome<R> generateInTime(Generator<I, R> generator, Task<I> task) {
		Duration limit = generator.kind().attemptTimeLimit();
		Future<?> alarm = this.support.alarms().in(limit, () -> stop(Stop.TIME_LIMIT));
		try {
			if (!begin()) {
				return new Outcome.Canceled<>();
			}
			return ScopedValue.where(Ledger.CURRENT, this.ledger)
				.call(() -> Objects.requireNonNull(generator.generate(task), "no outcome"));
		}
		finally {
			end();
			alarm.cancel(false);
		}
	}

	private synchronized boolean begin() {
		if (this.stop != null) {
			return false;
		}
		this.generating = Thread.currentThread();
		return true;
	}

	private synchronized void end() {
		this.generating = null;
		this.generated = true;
		// An interrupt that came at the last moment must not hit the bookkeeping.
		Thread.interrupted();
	}

	private @Nullable Picture picture() {
		if (this.claim.drawing() == null) {
			return null;
		}
		Drawing drawing = this.support.drawings()
			.findById(this.claim.drawing())
			.orElseThrow(() -> new IllegalStateException("The drawing of the job is gone"));
		return new Picture(drawing.mediaType(), drawing.content());
	}

	/**
	 * Whether somebody stopped it, even if the generator does not care; its lease is not
	 * extended any more.
	 */
	synchronized boolean isStopped() {
		return this.stop != null;
	}

	// Messages of providers' exceptions may hold what a child wrote or drew: only the
	// type is told.
	private <R extends Record> Outcome<R> failed(Throwable ex) {
		if (!isStopped()) {
			log.warn("Job {}, attempt {} of {}: {}", this.claim.lease().job(), this.claim.attempt(),
					this.claim.maxAttempts(), Problems.trail(ex));
		}
		return new Outcome.Retry<>(Problems.ATTEMPT_FAILED, null);
	}

	private Outcome<?> timedOut() {
		Duration limit = this.generator.kind().attemptTimeLimit();
		log.warn("Job {}, attempt {} of {}: stopped after its time limit of {} s", this.claim.lease().job(),
				this.claim.attempt(), this.claim.maxAttempts(), limit.toSeconds());
		return new Outcome.Retry<>(Problems.ATTEMPT_TIMED_OUT, null);
	}

}
