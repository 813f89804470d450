package dev.novadraw.engine.dispatch;

import java.time.Duration;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import dev.novadraw.engine.job.Claim;
import dev.novadraw.engine.job.Database;
import dev.novadraw.engine.job.JobState;

/**
 * Tests that lost jobs and outages are noticed at any sweep interval.
 */
class SweeperTests {

	private static final Duration BUSY_MACHINE = Duration.ofMinutes(2);

	private final Database database = new Database();

	@Test
	void findsLostJobsWithAShortSweepInterval() {
		Claim claim = this.database.claimed("a");
		this.database.leaseRunsOut(claim);
		this.database.change(claim.lease().job(), "lease_until = now() - interval '1 h'");
		this.database.sql.sql("update sweep set looked_at = now(), looking_since = '-infinity'").update();
		Sweeper sweeper = sweeper(Duration.ofMillis(1));
		sweeper.start();
		try {
			Awaitility.await("the lost job to be found")
				.atMost(BUSY_MACHINE)
				.until(() -> this.database.state(claim.lease().job()) != JobState.RUNNING);
		}
		finally {
			sweeper.stop();
		}
	}

	@Test
	void noticesOutagesWithALongSweepInterval() {
		Sweeper sweeper = sweeper(Duration.ofHours(1));
		sweeper.start();
		try {
			Awaitility.await("the first check").atMost(BUSY_MACHINE).until(() -> hasCheckedSince("-infinity"));
			for (int check = 1; check <= 2; check++) {
				String last = this.database.sql.sql("select looked_at::text from sweep").query(String.class).single();
				Awaitility.await("check %d after the first".formatted(check))
					.atMost(BUSY_MACHINE)
					.until(() -> hasCheckedSince(last));
			}
			this.database.sql.sql("update sweep set looked_at = now() - interval '1 min', looking_since = '-infinity'")
				.update();
			Awaitility.await("the outage to be noticed")
				.atMost(BUSY_MACHINE)
				.until(() -> this.database.sql.sql("select looking_since > '-infinity' from sweep")
					.query(Boolean.class)
					.single());
		}
		finally {
			sweeper.stop();
		}
	}

	private boolean hasCheckedSince(String time) {
		return this.database.sql.sql("select looked_at > ?::timestamptz from sweep")
			.param(time)
			.query(Boolean.class)
			.single();
	}

	private Sweeper sweeper(Duration interval) {
		DispatchProperties settings = new DispatchProperties(Duration.ofMillis(250), 1.5, 200, Duration.ofSeconds(15),
				interval, Duration.ofMinutes(10));
		return new Sweeper(settings, this.database.recovery, new WorkerRepository(this.database.engine), (event) -> {
		}, new SimpleMeterRegistry(), System::nanoTime);
	}

}
