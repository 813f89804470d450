package dev.novadraw.engine.loop;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IntervalTimerTests {

	// The clock of a process may start anywhere and overflows after its largest number.
	private long now = Long.MAX_VALUE - 10;

	@Test
	void isDueAtFirstAndOnceInEachInterval() {
		IntervalTimer timer = new IntervalTimer(Duration.ofNanos(20), Duration.ofNanos(50), () -> this.now);

		assertThat(timer.isDue()).isFalse();
		this.now += 20;
		assertThat(timer.isDue()).isTrue();
		assertThat(timer.isDue()).isFalse();
		this.now += 49;
		assertThat(timer.isDue()).isFalse();
		this.now += 100;
		assertThat(timer.isDue()).isTrue();
		assertThat(timer.isDue()).isFalse();
	}

	@Test
	void isDueAtOnceWhenThereIsMoreToDo() {
		IntervalTimer timer = new IntervalTimer(Duration.ZERO, Duration.ofNanos(50), () -> this.now);
		assertThat(timer.isDue()).isTrue();

		timer.makeDue();

		assertThat(timer.isDue()).isTrue();
		assertThat(timer.isDue()).isFalse();
	}

}
