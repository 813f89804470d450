package dev.novadraw.worker.attempt;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

import dev.novadraw.engine.failpoint.Failpoint;
import dev.novadraw.engine.job.Claim;
import dev.novadraw.engine.job.Spending;
import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.kind.Generator;
import dev.novadraw.engine.kind.Outcome;
import dev.novadraw.engine.kind.Picture;
import dev.novadraw.engine.kind.Stage;
import dev.novadraw.engine.kind.Task;
import dev.novadraw.engine.kind.UnreadablePictureException;
import dev.novadraw.engine.object.StoreUnavailableException;
import dev.novadraw.worker.ai.budget.AttemptContext;
import dev.novadraw.worker.ai.provider.ProviderFailure;

/**
 * One attempt at one job: reads the input, runs the generator on a separate thread, and
 * settles the outcome. A stop (time limit, deadline, cancellation, lost lease or
 * shutdown) interrupts the generator's thread only, never the settlement. A thread that
 * ignores the interrupt is abandoned.
 */
public final class Attempt implements Runnable {

	/**
	 * The end of an attempt: an outcome from its generator, or a stop.
	 */
	private sealed interface End {

		record WithOutcome(Outcome<?> outcome) implements End {
		}

		record Stopped(Stop reason) implements End {
		}

	}

	/**
	 * The reason for which an attempt was stopped.
	 */
	public enum Stop {

		TIME_LIMIT, DEADLINE, CANCELED, LEASE_LOST, SHUTDOWN

	}

	private static final Logger log = LoggerFactory.getLogger(Attempt.class);

	/** The time that a generator has to react to its interrupt. */
	private static final Duration INTERRUPT_TIMEOUT = Duration.ofSeconds(2);

	private static final Duration STORE_RETRY_DELAY = Duration.ofSeconds(5);

	private final Claim claim;

	private final Generator<?, ?> generator;

	private final AttemptSupport support;

	private final AttemptContext context;

	private final CompletableFuture<End> end = new CompletableFuture<>();

	private final LoopWaker stageWaker;

	/** Types and locations of an unexpected exception and its causes, or null. */
	private volatile @Nullable String exception;

	private volatile Stage stage = Stage.PREPARING;

	/**
	 * Creates an attempt.
	 * @param stageWaker the waker that is called at each change of stage
	 */
	public Attempt(Claim claim, Generator<?, ?> generator, AttemptSupport support, LoopWaker stageWaker) {
		this.claim = claim;
		this.stageWaker = stageWaker;
		this.generator = generator;
		this.support = support;
		this.context = new AttemptContext(claim.client(), claim.test(), claim.kind(), claim.attempt(),
				claim.spentMicros(), generator.promptVersion());
	}

	public Claim claim() {
		return this.claim;
	}

	public Stage stage() {
		return this.stage;
	}

	private void enter(Stage stage) {
		this.stage = stage;
		this.stageWaker.run();
	}

	/**
	 * Stops the generator and its current call; returns false if the attempt had ended
	 * already.
	 */
	public boolean stop(Stop reason) {
		return this.end.complete(new End.Stopped(reason));
	}

	/**
	 * Returns true if the attempt was stopped.
	 */
	boolean isStopped() {
		return this.end.getNow(null) instanceof End.Stopped;
	}

	/**
	 * Returns true if the attempt has or will have an outcome to write, which requires
	 * its lease.
	 */
	public boolean isToBeSettled() {
		return !(this.end.getNow(null) instanceof End.Stopped(var reason) && reason == Stop.LEASE_LOST);
	}

	@Override
	public void run() {
		End end = execute(this.generator);
		Failpoint.ANSWERED.reached();
		SettlementWriter settlements = this.support.settlements();
		switch (end) {
			case End.WithOutcome(var outcome) -> settle(settlements, outcome);
			case End.Stopped(var reason) -> {
				switch (reason) {
					case TIME_LIMIT ->
						settle(settlements, new Outcome.Retry<>(AttemptProblems.ATTEMPT_TIMED_OUT, null));
					case DEADLINE -> settlements.expire(this.claim, this.context.spent());
					case CANCELED -> settlements.settle(this.claim, new Outcome.Canceled<>(), this.context.spent());
					case SHUTDOWN -> settlements.requeue(this.claim, this.context.spent());
					case LEASE_LOST -> settlements.discard(this.claim, this.context.spent());
				}
			}
		}
	}

	private void settle(SettlementWriter settlements, Outcome<?> outcome) {
		Spending spent = this.context.spent();
		switch (outcome) {
			case Outcome.Retry<?>(var problem, var after) -> FailedAttemptLog.log(this.claim, problem,
					this.claim.attempt() >= this.claim.maxAttempts(), spent, this.exception);
			case Outcome.Failed<?>(var problem) ->
				FailedAttemptLog.log(this.claim, problem, true, spent, this.exception);
			case Outcome.Completed<?> _, Outcome.Snoozed<?> _, Outcome.Canceled<?> _ -> {
			}
		}
		settlements.settle(this.claim, outcome, spent);
	}

	private <I extends Record, R extends Record> End execute(Generator<I, R> generator) {
		I input;
		try {
			input = Json.MAPPER.readValue(this.claim.input(), generator.kind().inputType());
		}
		catch (JacksonException ex) {
			this.exception = AttemptProblems.trail(ex);
			return new End.WithOutcome(new Outcome.Failed<>(AttemptProblems.INPUT_UNREADABLE));
		}
		return generateInTime(generator, input);
	}

	private <I extends Record, R extends Record> End generateInTime(Generator<I, R> generator, I input) {
		stopAfter(this.claim.untilDeadline(), Stop.DEADLINE);
		Thread thread = Thread.ofVirtual()
			.name("attempt at " + this.claim.lease().job())
			.start(() -> this.end.complete(new End.WithOutcome(outcome(generator, input))));
		End end = this.end.join();
		if (end instanceof End.Stopped) {
			interrupt(thread);
		}
		return end;
	}

	private void stopAfter(Duration time, Stop reason) {
		this.end.completeOnTimeout(new End.Stopped(reason), time.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void interrupt(Thread thread) {
		thread.interrupt();
		try {
			if (!thread.join(INTERRUPT_TIMEOUT)) {
				log.warn("Stopped attempt does not end, its slot is released: job={}", this.claim.lease().job());
				this.support.settlements().countStuck(this.claim);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private <I extends Record, R extends Record> Outcome<R> outcome(Generator<I, R> generator, I input) {
		try {
			Picture picture = picture();
			// Starts here: decoding, which may wait for other drawings, does not count.
			stopAfter(generator.kind().attemptTimeLimit(), Stop.TIME_LIMIT);
			Task<I> task = new Task<>(input, picture, this.claim.attempt(),
					this.support.progress().of(this.claim, this::isStopped, this::enter));
			return ScopedValue.where(AttemptContext.CURRENT, this.context)
				.call(() -> this.support.moderation().around(generator, task));
		}
		catch (ProviderFailure ex) {
			return ex.outcome();
		}
		catch (UnreadablePictureException ex) {
			return new Outcome.Failed<>(AttemptProblems.DRAWING_UNREADABLE);
		}
		catch (StoreUnavailableException ex) {
			log.debug("Drawing store unavailable, job waits: job={} cause={}", this.claim.lease().job(),
					ex.getMessage());
			return new Outcome.Snoozed<>(STORE_RETRY_DELAY, "store_away");
		}
		catch (Throwable ex) {
			return failed(ex);
		}
	}

	private @Nullable Picture picture() throws InterruptedException, IOException {
		return (this.claim.drawing() != null) ? this.support.pictures().of(this.claim.drawing()) : null;
	}

	// Messages of providers' exceptions may contain what a child wrote or drew, so only
	// types and locations are kept.
	private <R extends Record> Outcome<R> failed(Throwable ex) {
		if (!isStopped()) {
			this.exception = AttemptProblems.trail(ex);
		}
		return new Outcome.Retry<>(AttemptProblems.ATTEMPT_FAILED, null);
	}

}
