package dev.novadraw.worker.attempt;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WorkerPropertiesTests {

	private static final Duration ALIVE = Duration.ofSeconds(15);

	@Test
	void reportsAWorkerBeforeItCountsAsDeadHoweverLongItsLeaseIs() {
		assertThat(settings(Duration.ofMinutes(10)).heartbeat(ALIVE)).isEqualTo(Duration.ofSeconds(5));
	}

	@Test
	void extendsAShortLeaseThreeTimesBeforeItIsOver() {
		assertThat(settings(Duration.ofSeconds(3)).heartbeat(ALIVE)).isEqualTo(Duration.ofSeconds(1));
	}

	private static WorkerProperties settings(Duration lease) {
		return new WorkerProperties(1, 16, lease, Duration.ZERO, Duration.ZERO, Duration.ZERO);
	}

}
