package dev.novadraw.engine.retention;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.DataSourceTransactionManager;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.job.Claim;
import dev.novadraw.engine.job.Database;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobState;
import dev.novadraw.engine.job.Settlement;
import dev.novadraw.engine.job.Spending;

import static org.assertj.core.api.Assertions.assertThat;

class ErasureRepositoryTests {

	private static final String OWNER = "anna";

	private final Database database = new Database();

	private final RemovalLockRepository remover = new RemovalLockRepository(this.database.engine,
			new DataSourceTransactionManager(Database.ENGINE));

	private final ErasureRepository erasures = new ErasureRepository(this.database.engine, this.remover);

	private final RemovalRepository removals = new RemovalRepository(this.database.engine, this.remover);

	@Test
	void endsAJobThatHasNotBegunAndRemovesIt() {
		JobId id = this.database.submitted();

		assertThat(this.erasures.markJob(id, OWNER)).isEqualTo(1);

		assertThat(this.database.state(id)).isEqualTo(JobState.CANCELED);
		assertThat(this.database.history(id)).isEqualTo("QUEUED, CANCELED(cancel_requested)");
		this.removals.removeErased();
		assertThat(left(id)).isEqualTo(1);
		aMomentPasses();
		this.removals.removeErased();
		assertThat(left(id)).isZero();
	}

	@Test
	void removesARunningJobOnceItHasEnded() {
		Claim claim = this.database.claimed("a");
		JobId id = claim.lease().job();

		this.erasures.markJob(id, OWNER);
		this.removals.removeErased();
		assertThat(this.database.state(id)).isEqualTo(JobState.RUNNING);
		this.database.settle(Settlement.canceled(claim, Spending.NONE));
		aMomentPasses();
		this.removals.removeErased();

		assertThat(left(id)).isZero();
	}

	@Test
	void removesAJobThatEndedWhileTheClockWasAhead() {
		JobId id = this.database.submitted();
		this.erasures.markJob(id, OWNER);
		this.database.sql.sql("alter table job disable trigger job_stays_final").update();
		this.database.sql.sql("update job set finished_at = finished_at + interval '1 h'").update();
		this.database.sql.sql("alter table job enable trigger job_stays_final").update();

		this.removals.removeErased();

		assertThat(left(id)).isZero();
	}

	/** Clients that follow the job are notified of its end first. */
	@Test
	void keepsAJobForAMomentWhenTheClockWasAhead() {
		Claim claim = this.database.claimed("a");
		JobId id = claim.lease().job();
		this.erasures.markJob(id, OWNER);
		this.database.change(id, "erase_requested_at = now() + interval '1 h'");
		this.database.settle(Settlement.canceled(claim, Spending.NONE));

		this.removals.removeErased();
		assertThat(left(id)).isEqualTo(1);
		aMomentPasses();
		this.removals.removeErased();
		assertThat(left(id)).isZero();
	}

	@Test
	void erasesWhatAUserMadeWhileTheClockWasAhead() {
		JobId ahead = of("child-1", this.database.submitted());
		this.database.change(ahead, "created_at = now() + interval '1 h'");
		tokenFor("child-1");
		this.database.sql.sql("update access_token set created_at = now() + interval '1 h'").update();
		UUID id = begun("child-1");

		this.erasures.markFirst(id);
		noSubmissionIsLeftFromBefore(id);
		this.erasures.advance();

		assertThat(this.database.state(ahead)).isEqualTo(JobState.CANCELED);
		assertThat(isDone(id)).isFalse();
		assertThat(this.database.sql.sql("select count(*) from access_token").query(Long.class).single()).isZero();
	}

	/** Until then, it would erase jobs that its user submits. */
	@Test
	void endsAnErasureRequestedWhileTheClockWasAhead() {
		UUID id = begun("child-1");
		this.database.sql.sql("update erasure set requested_at = now() + interval '1 h'").update();

		this.erasures.advance();
		JobId later = of("child-1", this.database.submitted());
		noSubmissionIsLeftFromBefore(id);
		this.erasures.advance();

		assertThat(this.database.state(later)).isEqualTo(JobState.QUEUED);
		assertThat(isDone(id)).isTrue();
	}

	@Test
	void leavesJobsOfOthersAlone() {
		JobId id = this.database.submitted();

		assertThat(this.erasures.markJob(id, "bert")).isZero();

		assertThat(this.database.state(id)).isEqualTo(JobState.QUEUED);
	}

	@Test
	void erasesAllOfAUserUpToTheRequest() {
		JobId erased = of("child-1", this.database.submitted());
		JobId other = of("child-2", this.database.submitted());
		UUID id = begun("child-1");
		JobId later = of("child-1", this.database.submitted());
		this.database.change(later, "created_at = now() + interval '1 second'");

		assertThat(this.erasures.markFirst(id)).isEqualTo(1);
		this.erasures.advance();
		assertThat(isDone(id)).isFalse();
		aMomentPasses();
		this.removals.removeErased();
		noSubmissionIsLeftFromBefore(id);
		this.erasures.advance();

		assertThat(isDone(id)).isTrue();
		assertThat(left(erased)).isZero();
		assertThat(left(other)).isEqualTo(1);
		assertThat(left(later)).isEqualTo(1);
		assertThat(is(id, "end_user is null and jobs = 1")).isTrue();
	}

	@Test
	void erasesJobsCommittedAfterTheRequest() {
		UUID id = begun("child-1");
		this.erasures.markFirst(id);
		this.erasures.advance();
		assertThat(isDone(id)).isFalse();
		JobId late = of("child-1", this.database.submitted());
		this.database.change(late, "created_at = now() - interval '1 minute'");

		this.erasures.advance();
		assertThat(this.database.state(late)).isEqualTo(JobState.CANCELED);
		aMomentPasses();
		this.removals.removeErased();
		noSubmissionIsLeftFromBefore(id);
		this.erasures.advance();

		assertThat(left(late)).isZero();
		assertThat(isDone(id)).isTrue();
		assertThat(is(id, "jobs = 1")).isTrue();
	}

	@Test
	void goesOnWithAnErasureWhileAnotherWaitsForAJobThatRuns() {
		of("child-1", this.database.claimed("a").lease().job());
		UUID first = begun("child-1");
		this.erasures.markFirst(first);
		of("child-2", this.database.submitted());
		manyMore();
		UUID second = begun("child-2");
		this.erasures.markFirst(second);

		this.erasures.advance();

		assertThat(isDone(first)).isFalse();
		assertThat(is(second, "jobs = (select count(*) from job where end_user = 'child-2')")).isTrue();
		assertThat(is(second, "jobs > " + ErasureRepository.BATCH)).isTrue();
	}

	@Test
	void endsTheTokensOfTheUserOnly() {
		String tokens = "select string_agg(end_user, ',' order by end_user) from access_token where client = 'anna'";
		for (String user : List.of("child-1", "child-1", "child-2")) {
			tokenFor(user);
		}
		begun("child-1");

		this.erasures.advance();

		assertThat(this.database.sql.sql(tokens).query(String.class).single()).isEqualTo("child-2");
		this.database.sql.sql("delete from access_token").update();
	}

	private void tokenFor(String user) {
		this.database.sql.sql("""
				insert into access_token (hash, client, end_user, scopes, expires_at)
				values (sha256(gen_random_uuid()::text::bytea), :client, :user, '{}', now() + interval '1 hour')""")
			.param("client", OWNER)
			.param("user", user)
			.update();
	}

	private UUID begun(String user) {
		UUID id = UUID.randomUUID();
		this.erasures.begin(id, new Owner(OWNER, user));
		return id;
	}

	private void manyMore() {
		this.database.sql.sql("""
				insert into job (id, client, kind, input, end_user, max_attempts, deadline)
				select gen_random_uuid(), client, kind, input, end_user, max_attempts, deadline
				from job, generate_series(1, 600) where end_user = 'child-2'""").update();
	}

	private void noSubmissionIsLeftFromBefore(UUID erasure) {
		this.database.sql.sql("update erasure set requested_at = now() - :latest * interval '1 ms' where id = :id")
			.param("latest", ErasureRepository.LATEST.toMillis() + 1)
			.param("id", erasure)
			.update();
	}

	private boolean isDone(UUID erasure) {
		return is(erasure, "finished_at is not null");
	}

	private boolean is(UUID erasure, String condition) {
		return this.database.sql.sql("select %s from erasure where id = ?".formatted(condition))
			.param(erasure)
			.query(Boolean.class)
			.single();
	}

	private void aMomentPasses() {
		this.database.sql.sql("alter table job disable trigger job_stays_final").update();
		this.database.sql.sql("""
				update job set finished_at = finished_at - interval '3 s',
					erase_requested_at = erase_requested_at - interval '3 s' where finished_at is not null""").update();
		this.database.sql.sql("alter table job enable trigger job_stays_final").update();
	}

	private JobId of(String user, JobId id) {
		this.database.change(id, "end_user = '" + user + "'");
		return id;
	}

	private long left(JobId id) {
		return this.database.sql.sql("select count(*) from job where id = ?")
			.param(id.value())
			.query(Long.class)
			.single();
	}

}
