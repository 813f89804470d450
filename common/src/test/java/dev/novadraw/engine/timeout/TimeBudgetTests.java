package dev.novadraw.engine.timeout;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.dao.DataAccessResourceFailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(120)
class TimeBudgetTests {

	private static final Duration HOUR = Duration.ofHours(1);

	@Test
	void endsAWaitAndAllThatFollow() {
		try (TimeBudget.Wait _ = TimeBudget.open(Duration.ofMillis(20))) {
			assertExhausted();
			assertThat(TimeBudget.left(HOUR)).isZero();
			assertExhausted();

			TimeBudget.renew();

			assertThat(TimeBudget.left(HOUR)).isPositive();
		}
	}

	private static void assertExhausted() {
		assertThatExceptionOfType(DataAccessResourceFailureException.class)
			.isThrownBy(() -> TimeBudget.await(new CompletableFuture<>()));
	}

	@Test
	void countsWaitsAndNothingElse() {
		try (TimeBudget.Wait _ = TimeBudget.open(HOUR)) {
			long before = TimeBudget.left();
			assertThat(TimeBudget.left()).isEqualTo(before).isEqualTo(HOUR.toNanos());
			try (TimeBudget.Wait _ = TimeBudget.begin(); TimeBudget.Wait _ = TimeBudget.begin()) {
				TimeBudget.locked(new ReentrantLock(), () -> 1);
			}
			long after = TimeBudget.left();
			assertThat(TimeBudget.left()).isEqualTo(after).isLessThan(before);
		}
	}

	@Test
	void limitsNothingOnOtherThreads() {
		assertThat(TimeBudget.isOpen()).isFalse();
		assertThat(TimeBudget.left(HOUR)).isEqualTo(HOUR.toNanos());
		assertThat(TimeBudget.await(CompletableFuture.completedFuture(7))).isEqualTo(7);
	}

	@Test
	void passesAFailureOnAsItIs() {
		IllegalArgumentException failure = new IllegalArgumentException("no such thing");

		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> TimeBudget.await(CompletableFuture.failedFuture(failure)))
			.isSameAs(failure);
	}

}
