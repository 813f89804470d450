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
 * Groups concurrent calls into batches: while one batch runs, new calls join the next. A
 * single call does not wait for others. No call waits longer than the {@link TimeBudget}
 * of its thread allows.
 *
 * @param <I> the input of a call
 * @param <O> the result of a call
 */
public final class Batcher<I, O> {

	private final Queue<Call<I, O>> waiting = new ConcurrentLinkedQueue<>();

	private final AtomicBoolean busy = new AtomicBoolean();

	private final Function<List<I>, List<O>> batch;

	private final int max;

	private final Predicate<Throwable> mayBeFaultOfOneInput;

	/**
	 * Creates a batcher.
	 * @param batch returns the results of a batch in the order of its inputs; its
	 * exception is thrown to each caller
	 * @param max the maximum number of calls in a batch
	 * @param mayBeFaultOfOneInput true for failures that one input may have caused; all
	 * inputs of the batch are then tried one by one
	 */
	public Batcher(Function<List<I>, List<O>> batch, int max, Predicate<Throwable> mayBeFaultOfOneInput) {
		this.batch = batch;
		this.max = max;
		this.mayBeFaultOfOneInput = mayBeFaultOfOneInput;
	}

	/**
	 * Returns the result of one call, which runs in a batch or by itself.
	 */
	public O call(I input) {
		Call<I, O> call = new Call<>(input, new CompletableFuture<>(), Thread.currentThread());
		this.waiting.add(call);
		boolean interrupted = false;
		try (TimeBudget.Wait _ = TimeBudget.begin()) {
			while (!call.isAnswered()) {
				if (this.busy.compareAndSet(false, true)) {
					runNextBatch();
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
			// This call may have been woken to run the next batch.
			wakeFirst();
			throw TimeBudget.exhausted();
		}
		LockSupport.parkNanos(this, left);
	}

	// Wakes only the first waiting caller, to run the next batch. If all callers queued
	// for a lock, each would find hardly any calls left once it had the lock.
	private void runNextBatch() {
		// Suspends the budget of this thread: other calls of the batch may have more time
		// left.
		try (TimeBudget.Wait _ = TimeBudget.suspend()) {
			answerBatch();
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
	 * Returns the number of calls that wait for a batch.
	 */
	int waiting() {
		return this.waiting.size();
	}

	private void answerBatch() {
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
			if (calls.size() > 1 && this.mayBeFaultOfOneInput.test(ex)) {
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

		// Rethrows the exception of the batch unwrapped: callers distinguish failures by
		// their types.
		O get() {
			if (this.answer.isCompletedExceptionally() && this.answer.exceptionNow() instanceof RuntimeException ex) {
				throw ex;
			}
			return this.answer.join();
		}

	}

}
