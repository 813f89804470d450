package dev.novadraw.engine.query;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.novadraw.engine.job.Database;
import dev.novadraw.engine.job.JobId;

import static org.assertj.core.api.Assertions.assertThat;

class JobVersionRepositoryTests {

	private final Database database = new Database();

	private final JobVersionRepository versions = new JobVersionRepository(this.database.engine);

	@Test
	void findsJobsThatHaveChangedOrAreGone() {
		JobId still = this.database.submitted();
		JobId canceled = this.database.submitted();
		JobId gone = new JobId(UUID.randomUUID());
		this.database.cancel(canceled);

		assertThat(this.versions.changed(Map.of(still, 1L, canceled, 1L, gone, 4L))).containsExactlyInAnyOrder(canceled,
				gone);
		assertThat(this.versions.changed(Map.of(still, 1L, canceled, 2L))).isEmpty();
	}

	@Test
	void doesNotWaitForAnOpenTransaction() {
		JobId job = this.database.submitted();
		Database.inTransaction((statements) -> {
			statements.sql("select pg_current_xact_id()::text").query(String.class).single();
			statements.sql("lock table job_event in row exclusive mode").update();

			assertThat(this.versions.changed(Map.of(job, 0L))).containsExactly(job);
		});
	}

}
