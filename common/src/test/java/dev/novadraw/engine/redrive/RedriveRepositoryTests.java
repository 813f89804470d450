package dev.novadraw.engine.redrive;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.novadraw.engine.job.Claim;
import dev.novadraw.engine.job.Database;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobState;
import dev.novadraw.engine.job.Settlement;
import dev.novadraw.engine.job.Spending;
import dev.novadraw.engine.problem.Problem;

import static org.assertj.core.api.Assertions.assertThat;

class RedriveRepositoryTests {

	private static final Redrive.Filter ALL = new Redrive.Filter(null, null, null, null, null, null);

	private final Database database = new Database();

	private final RedriveRepository redrives = new RedriveRepository(this.database.engine);

	@Test
	void listsDeadJobsWithTheirProblems() {
		JobId id = dead("TOO_LONG");

		List<DeadJob> dead = this.redrives.dead(ALL, 10);

		assertThat(dead).singleElement().satisfies((job) -> {
			assertThat(job.id()).isEqualTo(id);
			assertThat(job.code()).isEqualTo("TOO_LONG");
			assertThat(job.lastWorker()).isEqualTo("a");
			assertThat(job.attempts()).isEqualTo(1);
		});
		assertThat(this.redrives.dead(code("OTHER"), 10)).isEmpty();
	}

	@Test
	void triesADeadJobAgainAsANewOneAndOnlyOnce() {
		JobId id = dead("TOO_LONG");
		Redrive redrive = this.redrives.begin(ALL, 60);
		passTime(redrive, 10);

		assertThat(advance()).isEqualTo(1);

		JobId again = again(id);
		assertThat(this.database.state(id)).isEqualTo(JobState.FAILED);
		assertThat(this.database.history(again)).isEqualTo("QUEUED(redriven)");
		assertThat(this.database.column(again, "input ->> 'subject'", String.class)).isEqualTo("a pig");
		assertThat(this.database.column(again, "retry_of = '" + id + "'", Boolean.class)).isTrue();
		assertThat(this.redrives.dead(ALL, 10)).isEmpty();
		Redrive second = this.redrives.begin(ALL, 60);
		passTime(second, 10);
		assertThat(advance()).isZero();
		assertThat(this.redrives.find(second.id()).orElseThrow().state()).isEqualTo("DONE");
	}

	@Test
	void goesOnAtItsRateUntilAllAreRedriven() {
		for (int i = 0; i < 5; i++) {
			dead("TOO_LONG");
		}
		dead("OTHER");
		Redrive redrive = this.redrives.begin(code("TOO_LONG"), 60);

		passTime(redrive, 2);
		assertThat(advance()).isEqualTo(2);
		assertThat(advance()).isZero();
		Redrive now = this.redrives.find(redrive.id()).orElseThrow();
		assertThat(now.state()).isEqualTo("RUNNING");
		assertThat(now.redriven()).isEqualTo(2);
		assertThat(now.left()).isEqualTo(3);
		passTime(redrive, 60);
		assertThat(advance()).isEqualTo(3);
		assertThat(this.redrives.find(redrive.id()).orElseThrow().state()).isEqualTo("DONE");
		assertThat(this.redrives.dead(ALL, 10)).extracting(DeadJob::code).containsExactly("OTHER");
	}

	@Test
	void keepsItsRateWithIrregularSteps() {
		dead("TOO_LONG", 110);
		inOneMoment(() -> {
			Redrive redrive = this.redrives.begin(ALL, 100);

			int redriven = 0;
			for (int turn = 0; turn < 57; turn++) {
				passTime(redrive, 1.05);
				redriven += advance();
			}

			// 57 steps, one every 1.05 s, are a minute.
			assertThat(redriven).isBetween(98, 102);
		});
	}

	@Test
	void goesOnSideBySideWithASlowerOne() {
		dead("TOO_LONG", 3);
		dead("OTHER", 4);
		inOneMoment(() -> {
			Redrive slow = this.redrives.begin(code("TOO_LONG"), 1);
			Redrive fast = this.redrives.begin(code("OTHER"), 120);

			passTime(slow, 1);
			passTime(fast, 1);
			assertThat(advance()).isEqualTo(2);
			passTime(slow, 60);
			passTime(fast, 0.5);
			assertThat(advance()).isEqualTo(2);

			assertThat(this.redrives.find(slow.id()).orElseThrow().redriven()).isEqualTo(1);
			assertThat(this.redrives.find(fast.id()).orElseThrow().redriven()).isEqualTo(3);
		});
	}

	@Test
	void catchesUpWithAFewSecondsOnly() {
		dead("TOO_LONG", 15);
		inOneMoment(() -> {
			Redrive redrive = this.redrives.begin(ALL, 60);

			passTime(redrive, 3600);

			assertThat(advance()).isEqualTo(11);
			assertThat(advance()).isZero();
		});
	}

	@Test
	void goesOnWhenItsTimeIsInTheFuture() {
		dead("TOO_LONG");
		inOneMoment(() -> {
			Redrive redrive = this.redrives.begin(ALL, 60);
			passTime(redrive, -3600);

			assertThat(advance()).isZero();
			passTime(redrive, 1);
			assertThat(advance()).isEqualTo(1);
		});
	}

	@Test
	void isNotDoneWhileAJobIsLocked() {
		JobId id = dead("TOO_LONG");
		Redrive redrive = this.redrives.begin(ALL, 60);
		passTime(redrive, 10);

		Database.inTransaction((holder) -> {
			holder.sql("select from job where id = ? for update").param(id.value()).query().listOfRows();
			assertThat(CompletableFuture.supplyAsync(this::advance).join()).isZero();
		});

		assertThat(this.redrives.find(redrive.id()).orElseThrow().state()).isEqualTo("RUNNING");
		passTime(redrive, 10);
		assertThat(advance()).isEqualTo(1);
	}

	@Test
	void stopsWhenItIsAborted() {
		dead("TOO_LONG");
		Redrive redrive = this.redrives.begin(ALL, 60);
		passTime(redrive, 60);

		this.redrives.abort(redrive.id());

		assertThat(advance()).isZero();
		assertThat(this.redrives.find(redrive.id()).orElseThrow().state()).isEqualTo("ABORTED");
		assertThat(this.redrives.latest(5)).hasSize(1);
	}

	@Test
	void redrivesOneJobAlone() {
		JobId job = dead("TOO_LONG");
		JobId other = dead("TOO_LONG");
		Redrive redrive = this.redrives.begin(new Redrive.Filter(job, null, null, null, null, null), 60);
		passTime(redrive, 60);

		advance();

		assertThat(again(job)).isNotNull();
		assertThat(this.redrives.dead(ALL, 10)).extracting(DeadJob::id).containsExactly(other);
	}

	private static Redrive.Filter code(String code) {
		return new Redrive.Filter(null, null, null, code, null, null);
	}

	private JobId dead(String code) {
		Claim claim = this.database.claimed("a");
		this.database.settle(Settlement.failed(claim, new Problem(code, "It", "is so.", true), Spending.NONE));
		return claim.lease().job();
	}

	private void dead(String code, int count) {
		IntStream.range(0, count).forEach((number) -> dead(code));
	}

	private JobId again(JobId id) {
		return JobId.parse(this.database.column(id, "redriven_as::text", String.class)).orElseThrow();
	}

	private int advance() {
		return this.redrives.withJobsDue().stream().mapToInt(this.redrives::advance).sum();
	}

	/** Runs a test in one transaction, whose clock stands still. */
	private static void inOneMoment(Runnable test) {
		Database.inTransaction((statements) -> test.run());
	}

	private void passTime(Redrive redrive, double seconds) {
		this.database.engine.sql("update redrive set advanced_at = advanced_at - ? * interval '1 s' where id = ?")
			.params(seconds, redrive.id())
			.update();
	}

}
