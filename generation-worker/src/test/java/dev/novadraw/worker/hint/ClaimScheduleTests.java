package dev.novadraw.worker.hint;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClaimScheduleTests {

	private long nanos = Long.MAX_VALUE - 1000;

	private final ClaimSchedule schedule = new ClaimSchedule(Duration.ofMillis(25), () -> this.nanos);

	@Test
	void looksBackWithoutLimitAtFirstAndThenToThePreviousQuery() {
		assertThat(this.schedule.begin()).contains(ClaimSchedule.UNLIMITED);
		this.schedule.end(true);
		pass(40);

		assertThat(this.schedule.begin())
			.hasValueSatisfying((lookback) -> assertThat(lookback).hasMillis(40 + 25 + 2000));
	}

	@Test
	void isNotDueBeforeItsInterval() {
		look(true);
		pass(24);

		assertThat(this.schedule.begin()).isEmpty();
	}

	@Test
	void runsAFullQueryEachSecond() {
		look(true);
		pass(999);
		assertThat(this.schedule.begin().orElseThrow()).isNotEqualTo(ClaimSchedule.UNLIMITED);
		this.schedule.end(true);
		pass(30);

		assertThat(this.schedule.begin()).contains(ClaimSchedule.UNLIMITED);
	}

	@Test
	void runsFullQueriesLessOftenIfTheyTakeLong() {
		this.schedule.begin();
		pass(100);
		this.schedule.end(true);
		pass(9900);
		assertThat(this.schedule.begin().orElseThrow()).isNotEqualTo(ClaimSchedule.UNLIMITED);
		this.schedule.end(true);
		pass(100);

		assertThat(this.schedule.begin()).contains(ClaimSchedule.UNLIMITED);
	}

	@Test
	void runsAFullQueryAfterAnIncompleteOrFailedOne() {
		look(false);
		pass(25);
		assertThat(this.schedule.begin()).contains(ClaimSchedule.UNLIMITED);
		pass(25);
		assertThat(this.schedule.begin()).contains(ClaimSchedule.UNLIMITED);
	}

	private void look(boolean complete) {
		this.schedule.begin();
		this.schedule.end(complete);
	}

	private void pass(long millis) {
		this.nanos += Duration.ofMillis(millis).toNanos();
	}

}
