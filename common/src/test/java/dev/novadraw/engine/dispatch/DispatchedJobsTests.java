package dev.novadraw.engine.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import dev.novadraw.engine.job.Database;
import dev.novadraw.engine.loop.Steps;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of jobs that another process has dispatched, and whose hints were lost.
 */
class DispatchedJobsTests {

	private static final Duration LONG = Duration.ofHours(1);

	private final Database database = new Database();

	private final List<Object> events = new ArrayList<>();

	private final Sweeper sweeper = new Sweeper(
			new DispatchProperties(LONG, 1.5, 200, LONG, Duration.ofMillis(1), LONG), this.database.recovery,
			new WorkerRepository(this.database.engine), this.events::add, new SimpleMeterRegistry(), System::nanoTime);

	@Test
	void areMadeKnownToTheWorkersOfThisProcess() {
		this.database.workerReports("a", 4, "story");
		this.database.submitted();
		Steps.step(this.sweeper);
		assertThat(this.events).isEmpty();
		assertThat(this.database.dispatched()).hasSize(1);

		Steps.step(this.sweeper);

		assertThat(this.events).containsExactly(new JobsDispatched());
	}

}
