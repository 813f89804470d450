package dev.novadraw.engine.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.novadraw.engine.timeout.TimeBudget;

/**
 * Does for many callers at once what each of them asks for: while one batch is under way,
 * whoever comes joins the next. Somebody who comes alone does not wait at all, and nobody
 * longer than the {@link TimeBudget} of its thread allows.
 *
 * @param <I> what a caller asks with
 * @param <O> what it is answered
 */
public final class Batcher<I, O> {

	private final Queue<Call<I, O>> waiting = new ConcurrentLinkedQueue<>();

	private final AtomicBoolean busy = new AtomicBoolean();

	private final Function<List<I>, List<O>> batch;

	private final int max;

	private final Predicate<Throwable> isOnesFault;

	/**
	 * Creates it.
	 * @param batch answers many at once, in their order; what it throws is thrown to each
	 * @param max how many it can take at a time
	 * @param isOnesFault whether a failure may be the fault of one input, so that the
	 * others are to be tried without it
	 */
	public Batcher(Function<List<I>, List<O>> batch, int max, Predicate<Throwable> isOnesFault) {
		this.batch = batch;
		this.max = max;
		this.isOnesFault = isOnesFault;
	}

	/**
	 * Answers one call, as part of a batch or by itself.
	 */
	public O call(I input) {
		Call<I, O> call = new Call<>(input, new CompletableFuture<>(), Thread.currentThread());
		this.waiting.add(call);
		boolean interrupted = false;
		try (TimeBudget.Wait _ = TimeBudget.begin()) {
			while (!call.isAnswered()) {
				if (this.busy.compareAndSet(false, true)) {
					answerNextAndStepDown();
				}
				else {
					park(call);
					interrupted |= Thread.interrupted();
				}
			}
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
		return call.get();
	}

	private void park(Call<I, O> call) {
		long left = TimeBudget.left();
		if (left == 0) {
			this.waiting.remove(call);
			// It may have been this call's turn to work.
			wakeFirst();
			throw TimeBudget.exhausted();
		}
		LockSupport.parkNanos(this, left);
	}

	// Only the first of those who still wait is woken to work. Were all to queue for a
	// lock, each would find next to nobody waiting by the time it had it.
	private void answerNextAndStepDown() {
		// The others of the batch may have more time left than this one.
		try (TimeBudget.Wait _ = TimeBudget.suspend()) {
			answerNext();
		}
		finally {
			this.busy.set(false);
			wakeFirst();
		}
	}

	private void wakeFirst() {
		Call<I, O> first = this.waiting.peek();
		if (first != null) {
			LockSupport.unpark(first.caller);
		}
	}

	/**
	 * How many calls wait for a batch.
	 */
	int waiting() {
		return this.waiting.size();
	}

	private void answerNext() {
		List<Call<I, O>> next = new ArrayList<>();
		for (Call<I, O> call = this.waiting.poll(); call != null; call = this.waiting.poll()) {
			next.add(call);
			if (next.size() == this.max) {
				break;
			}
		}
		answer(next);
	}

	private void answer(List<Call<I, O>> calls) {
		try {
			List<O> answers = this.batch.apply(calls.stream().map(Call::input).toList());
			for (int i = 0; i < calls.size(); i++) {
				calls.get(i).complete(answers.get(i));
			}
		}
		catch (Throwable ex) {
			if (calls.size() > 1 && this.isOnesFault.test(ex)) {
				calls.forEach((call) -> answer(List.of(call)));
			}
			else {
				calls.forEach((call) -> call.fail(ex));
			}
		}
	}

	private record Call<I, O>(I input, CompletableFuture<O> answer, Thread caller) {

		void complete(O value) {
			this.answer.complete(value);
			LockSupport.unpark(this.caller);
		}

		void fail(Throwable failure) {
			this.answer.completeExceptionally(failure);
			LockSupport.unpark(this.caller);
		}

		@Override
		public String toString() {
			return "a call of " + this.caller.getName();
		}

		boolean isAnswered() {
			return this.answer.isDone();
		}

		// What the batch threw, as it was: callers tell failures apart by their types.
		O get() {
			if (this.answer.isCompletedExceptionally() && this.answer.exceptionNow() instanceof RuntimeException ex) {
				throw ex;
			}
			return this.answer.join();
		}

	}

}
