package dev.novadraw.engine.queue;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.novadraw.engine.job.Claim;
import dev.novadraw.engine.job.Database;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.Settlement;
import dev.novadraw.engine.job.Spending;
import dev.novadraw.engine.problem.Problem;

import static org.assertj.core.api.Assertions.assertThat;

class JobDurationRepositoryTests {

	private static final Problem PROBLEM = new Problem("NOT_TODAY", "Not today", "Come back tomorrow.", true);

	private final Database database = new Database();

	private final JobDurationRepository durations = new JobDurationRepository(this.database.engine);

	private record Result(String story) {
	}

	@Test
	void knowsNothingOfAKindOfWhichNoneHasSucceeded() {
		this.database.claimed("a");
		this.database.settle(Settlement.failed(this.database.claimed("a"), PROBLEM, Spending.NONE));

		assertThat(this.durations.typical("story")).isEmpty();
	}

	@Test
	void ignoresAnOutlier() {
		succeed(this.database.claimed("a"), "2 s");
		succeed(this.database.claimed("a"), "4 s");
		succeed(this.database.claimed("a"), "1 hour");

		assertThat(this.durations.typical("story")).contains(Duration.ofSeconds(4));
		assertThat(this.durations.typical("riddle")).isEmpty();
	}

	@Test
	void countsTheAttemptThatSucceededAlone() {
		JobId id = this.database.submitted();
		Claim first = this.database.claimAgain(id, "a");
		this.database.settle(Settlement.retry(first, PROBLEM, Duration.ZERO, Spending.NONE));
		this.database.change(id, "started_at = now() - interval '1 hour'");

		succeed(this.database.claimAgain(id, "a"), "3 s");

		assertThat(this.durations.typical("story")).contains(Duration.ofSeconds(3));
	}

	@Test
	void usesTheLatestJobsOnly() {
		for (int i = 0; i < 50; i++) {
			succeed(this.database.claimed("a"), "1 hour");
		}
		for (int i = 0; i < 50; i++) {
			succeed(this.database.claimed("a"), "5 s");
		}

		assertThat(this.durations.typical("story")).contains(Duration.ofSeconds(5));
	}

	private void succeed(Claim claim, String after) {
		this.database.settle(Settlement.succeeded(claim, new Result("Once"), Spending.NONE));
		this.database.change(claim.lease().job(), "attempt_at = finished_at - interval '%s'".formatted(after));
	}

}
