package dev.novadraw.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import dev.novadraw.job.JobId;
import dev.novadraw.job.State;

/**
 * The append-only log. Events are written by the statements that change jobs; here they
 * are read, and marked once they have been published.
 */
@Repository
public class JobEvents {

	// By "not yet published", never by "newer than the last": transactions commit in
	// another order than they begin.
	private static final String PUBLISH = """
			with next as (
				select job_id, seq from job_event where published_at is null
				order by at limit :batch for update skip locked
			), published as (
				update job_event set published_at = clock_timestamp()
				from next where job_event.job_id = next.job_id and job_event.seq = next.seq
				returning job_event.*
			)
			select published.*, job.kind from published join job on job.id = published.job_id order by at, seq
			""";

	private static final String HISTORY = """
			select job_event.*, job.kind from job_event join job on job.id = job_event.job_id
			where job_id = :job order by seq
			""";

	private final JdbcClient jdbc;

	JobEvents(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Marks the next events as published and returns them; to be rolled back when they
	 * could not be.
	 */
	List<JobEvent> publish(int batch) {
		return this.jdbc.sql(PUBLISH).param("batch", batch).query(JobEvents::event).list();
	}

	/**
	 * All that happened to one job, oldest first.
	 */
	public List<JobEvent> of(JobId job) {
		return this.jdbc.sql(HISTORY).param("job", job.value()).query(JobEvents::event).list();
	}

	private static JobEvent event(ResultSet row, int number) throws SQLException {
		return new JobEvent(new JobId(row.getObject("job_id", UUID.class)), row.getLong("seq"), row.getString("kind"),
				State.valueOf(row.getString("state")), row.getString("reason"), row.getInt("attempt"),
				row.getObject("at", OffsetDateTime.class).toInstant());
	}

}
