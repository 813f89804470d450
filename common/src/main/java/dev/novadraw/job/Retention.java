package dev.novadraw.job;

import java.time.Duration;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Removes finished jobs with all that belongs to them, a batch at a time: short
 * transactions whose room is used again by the next jobs.
 */
@Repository
public class Retention {

	/** A drawing goes with the last job that is about it. */
	private static final String REMOVE = """
			with old as (
				select id, drawing_id from job
				where state = :state and finished_at < now() - :age * interval '1 ms'
				order by finished_at limit :batch for update skip locked
			), events as (
				delete from job_event using old where job_id = old.id
			), attempts as (
				delete from job_attempt using old where job_id = old.id
			), removed as (
				delete from job using old where job.id = old.id returning job.id, job.drawing_id
			), drawings as (
				delete from drawing where id in (select drawing_id from removed) and not exists (
					select from job where drawing_id = drawing.id and id not in (select id from old))
			)
			select count(*) from removed
			""";

	private static final int BATCH = 500;

	private final JdbcClient jdbc;

	Retention(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Removes the next jobs that have been in a final state for too long.
	 * @return whether there may be more
	 */
	public boolean remove(State state, Duration age) {
		return this.jdbc.sql(REMOVE)
			.param("state", state.name())
			.param("age", age.toMillis())
			.param("batch", BATCH)
			.query(Integer.class)
			.single() == BATCH;
	}

}
