package dev.novadraw.retention;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.DataSourceTransactionManager;

import dev.novadraw.client.Owner;
import dev.novadraw.job.Claim;
import dev.novadraw.job.Database;
import dev.novadraw.job.JobId;
import dev.novadraw.job.Settlement;
import dev.novadraw.job.Spending;
import dev.novadraw.job.State;

import static org.assertj.core.api.Assertions.assertThat;

class ErasuresTests {

	private static final String OWNER = "anna";

	private final Database database = new Database();

	private final Erasures erasures = new Erasures(this.database.sql);

	private final Removals removals = new Removals(this.database.sql,
			new OneRemover(this.database.sql, new DataSourceTransactionManager(Database.SOURCE)));

	@Test
	void endsAJobThatHasNotBegunAndRemovesIt() {
		JobId id = this.database.submitted();

		assertThat(this.erasures.markJob(id, OWNER)).isEqualTo(1);

		assertThat(this.database.state(id)).isEqualTo(State.CANCELED);
		assertThat(this.database.history(id)).isEqualTo("QUEUED, CANCELED(cancel_requested)");
		this.removals.removeErased();
		assertThat(left(id)).isEqualTo(1);
		aMomentPasses();
		this.removals.removeErased();
		assertThat(left(id)).isZero();
	}

	@Test
	void removesAJobThatRunsOnceItsWorkerHasLetGo() {
		Claim claim = this.database.claimed("a");
		JobId id = claim.lease().job();

		this.erasures.markJob(id, OWNER);
		this.removals.removeErased();
		assertThat(this.database.state(id)).isEqualTo(State.RUNNING);
		this.database.settle(Settlement.canceled(claim, Spending.NONE));
		aMomentPasses();
		this.removals.removeErased();

		assertThat(left(id)).isZero();
	}

	@Test
	void leavesJobsOfOthersAlone() {
		JobId id = this.database.submitted();

		assertThat(this.erasures.markJob(id, "bert")).isZero();

		assertThat(this.database.state(id)).isEqualTo(State.QUEUED);
	}

	@Test
	void erasesAllOfAUserUpToTheWishAndThenForgetsTheUser() {
		JobId hers = of("child-1", this.database.submitted());
		JobId other = of("child-2", this.database.submitted());
		UUID id = UUID.randomUUID();
		this.erasures.begin(id, new Owner(OWNER, "child-1"));
		JobId later = of("child-1", this.database.submitted());
		this.database.change(later, "created_at = now() + interval '1 second'");

		assertThat(this.erasures.markNext(id)).isEqualTo(1);
		assertThat(this.erasures.finish(id)).isFalse();
		aMomentPasses();
		this.removals.removeErased();
		assertThat(this.erasures.finish(id)).isTrue();

		assertThat(left(hers)).isZero();
		assertThat(left(other)).isEqualTo(1);
		assertThat(left(later)).isEqualTo(1);
		assertThat(this.database.sql.sql("select end_user is null and jobs = 1 from erasure where id = ?")
			.param(id)
			.query(Boolean.class)
			.single()).isTrue();
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
