package dev.novadraw.benchmarks.load;

import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Tasks at the same time, each on a thread of its own.
 */
public final class Parallel {

	private Parallel() {
	}

	/**
	 * Starts a task for each number from 0 on, on daemon threads.
	 * @return completes with the last task, exceptionally if one fails
	 */
	public static CompletableFuture<Void> start(int count, IntConsumer task) {
		return start(count, Thread.ofPlatform().daemon(), task);
	}

	static CompletableFuture<Void> start(int count, Thread.Builder threads, IntConsumer task) {
		return CompletableFuture.allOf(IntStream.range(0, count)
			.mapToObj((number) -> CompletableFuture.runAsync(() -> task.accept(number), threads::start))
			.toArray(CompletableFuture[]::new));
	}

}
