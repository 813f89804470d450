package dev.novadraw.engine.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessResourceFailureException;

import dev.novadraw.engine.timeout.TimeBudget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class BatcherTests {

	private final List<Integer> batches = Collections.synchronizedList(new ArrayList<>());

	private final CountDownLatch open = new CountDownLatch(1);

	private final Batcher<Integer, Integer> doubling = new Batcher<>(this::doubled, 10,
			IllegalArgumentException.class::isInstance);

	private List<Integer> doubled(List<Integer> numbers) {
		this.batches.add(numbers.size());
		if (numbers.contains(-1)) {
			throw new IllegalArgumentException("one of them is no good");
		}
		if (numbers.contains(-2)) {
			throw new IllegalStateException("nothing works");
		}
		if (numbers.contains(0)) {
			try {
				this.open.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}
		return numbers.stream().map((number) -> 2 * number).toList();
	}

	@Test
	void answersABatchWithoutTheTimeLimitOfTheCallThatRunsIt() {
		Batcher<Integer, Boolean> limits = new Batcher<>(
				(inputs) -> inputs.stream().map((_) -> TimeBudget.isOpen()).toList(), 10, (_) -> false);

		try (TimeBudget.Wait _ = TimeBudget.open(Duration.ofMinutes(1))) {
			assertThat(limits.call(1)).isFalse();
			assertThat(TimeBudget.isOpen()).isTrue();
		}
	}

	@Test
	void skipsACallWhoseTimeIsOver() throws Exception {
		try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<Integer> first = callers.submit(() -> this.doubling.call(0));
			Awaitility.await("the first batch").until(() -> this.batches.size() == 1);
			Future<Integer> hurried = callers.submit(() -> {
				try (TimeBudget.Wait _ = TimeBudget.open(Duration.ofMillis(50))) {
					return this.doubling.call(1);
				}
			});
			Future<Integer> patient = callers.submit(() -> this.doubling.call(2));

			assertThatExceptionOfType(ExecutionException.class).isThrownBy(hurried::get)
				.withCauseInstanceOf(DataAccessResourceFailureException.class);
			this.open.countDown();
			assertThat(first.get()).isZero();
			assertThat(patient.get()).isEqualTo(4);
		}
	}

	@Test
	void answersASingleCall() {
		assertThat(this.doubling.call(4)).isEqualTo(8);
		assertThat(this.batches).containsExactly(1);
	}

	@Test
	void batchesCallsThatArriveDuringABatch() throws Exception {
		try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<Integer> first = callers.submit(() -> this.doubling.call(0));
			Awaitility.await("the first batch").until(() -> this.batches.size() == 1);
			List<Future<Integer>> others = IntStream.rangeClosed(1, 25)
				.mapToObj((number) -> callers.submit(() -> this.doubling.call(number)))
				.toList();
			Awaitility.await("the others to wait").until(() -> this.doubling.waiting() == 25);
			this.open.countDown();

			assertThat(first.get()).isZero();
			for (int i = 0; i < others.size(); i++) {
				assertThat(others.get(i).get()).isEqualTo(2 * (i + 1));
			}
		}
		assertThat(this.batches).containsExactly(1, 10, 10, 5);
	}

	@Test
	void failsOnlyTheCallWithABadInput() throws Exception {
		try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<Integer> first = callers.submit(() -> this.doubling.call(0));
			Awaitility.await("the first batch").until(() -> this.batches.size() == 1);
			Future<Integer> good = callers.submit(() -> this.doubling.call(3));
			Future<?> bad = callers
				.submit(() -> assertThatIllegalArgumentException().isThrownBy(() -> this.doubling.call(-1)));
			Awaitility.await("the others to wait").until(() -> this.doubling.waiting() == 2);
			this.open.countDown();

			assertThat(first.get()).isZero();
			assertThat(good.get()).isEqualTo(6);
			bad.get();
		}
	}

	@Test
	void failsAllCallsWhenTheBatchFails() {
		assertThatIllegalStateException().isThrownBy(() -> this.doubling.call(-2));
		assertThat(this.doubling.call(1)).isEqualTo(2);
	}

}
