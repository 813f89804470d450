package dev.novadraw.engine.retention;

import java.time.Duration;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.database.AsEngine;
import dev.novadraw.engine.job.JobState;

/**
 * Removes finished jobs with all their data, in batches: short transactions whose space
 * later jobs reuse. A tombstone remains, which records that the id existed and nothing
 * about the job.
 */
@Repository
class RemovalRepository {

	private static final int BATCH = 500;

	private static final String EXPIRED = """
			with due as (
				select id, drawing_id from job
				where state = :state and finished_at < now() - :age * interval '1 ms'
				order by finished_at limit %d for update skip locked
			),
			""".formatted(BATCH);

	/** Selects jobs of clients with a shorter retention. */
	private static final String EXPIRED_SOONER = """
			with due as (
				select old.id, drawing_id from client cross join lateral (
					select id, drawing_id from job
					where job.client = client.id and state = :state and finished_at is not null
						and finished_at < now() - least(:age * interval '1 ms', keep_days * interval '1 day')
					order by finished_at limit %d for update skip locked) old
				where keep_days is not null limit %d
			),
			""".formatted(BATCH, BATCH);

	/**
	 * Keeps jobs that were ended by their erasure for a moment, so that clients that
	 * follow them are notified. A request from the future does not show whether the job
	 * ended before it, because the clock was wrong then.
	 */
	private static final String TO_BE_ERASED = """
			with due as (
				select id, drawing_id from job
				where erase_requested_at is not null and finished_at is not null
					and (finished_at < erase_requested_at and erase_requested_at < now() + interval '10 s' or finished_at
						not between now() - :pause * interval '1 ms' and now() + :pause * interval '1 ms')
				order by erase_requested_at limit %d for update skip locked
			),
			"""
		.formatted(BATCH);

	/**
	 * Removes a drawing with the last job about it, so no other removal may run at the
	 * same time. Rows are found by arrays of ids, for which the planner needs no
	 * statistics.
	 */
	private static final String REMOVE = """
			old as (
				select id, drawing_id from (
					select due.id, drawing_id,
						coalesce(sum(size) filter (where object_key is null) over earlier, 0) as bytes_before
					from due left join lateral (
						select size, object_key from drawing where drawing.id = drawing_id limit 1) drawing on true
					window earlier as (order by due.id rows between unbounded preceding and 1 preceding)
				) counted
				where bytes_before < :bytes
			), events as (
				delete from job_event where job_id = any (array(select id from old))
			), attempts as (
				delete from job_attempt where job_id = any (array(select id from old))
			), answers as (
				update idempotency_key set fingerprint = null, response = null
				where job_id = any (array(select id from old))
			), removed as (
				delete from job where id = any (array(select id from old))
				returning job.id, job.client, job.drawing_id
			), drawings as (
				delete from drawing where id = any (array(select drawing_id from removed)) and not exists (
					select from job where drawing_id = drawing.id and id not in (select id from old))
				returning id, client, object_key
			), objects as (
				insert into object_garbage (object_key)
				select object_key from drawings where object_key is not null on conflict do nothing
			), tombstones as (
				insert into tombstone (id, client, reason)
				select id, client, :reason from removed union all select id, client, :reason from drawings
				on conflict do nothing
			)
			select count(*) = %d or count(*) > (select count(*) from old) from due
			""".formatted(BATCH);

	private static final Duration PAUSE = Duration.ofSeconds(2);

	/**
	 * The maximum size of the drawings of a batch. Bytes in the database take most of the
	 * time, and a gateway waits at most 3 s for a response. A batch that was cut off
	 * would be repeated forever.
	 */
	private static final int BATCH_BYTES = 64 * 1024 * 1024;

	private final JdbcClient jdbc;

	private final RemovalLockRepository remover;

	RemovalRepository(@AsEngine JdbcClient jdbc, RemovalLockRepository remover) {
		this.jdbc = jdbc;
		this.remover = remover;
	}

	/**
	 * Removes the next jobs whose retention in a final state has ended.
	 * @return true if there may be more
	 */
	boolean removeExpired(JobState state, Duration age) {
		return remove(EXPIRED, state, age) | remove(EXPIRED_SOONER, state, age);
	}

	private boolean remove(String dueJobs, JobState state, Duration age) {
		return remove(dueJobs, "expired", Map.of("state", state.name(), "age", age.toMillis()));
	}

	private boolean remove(String dueJobs, String reason, Map<String, ?> parameters) {
		return this.remover.work(() -> this.jdbc.sql(dueJobs + REMOVE)
			.params(parameters)
			.param("bytes", BATCH_BYTES)
			.param("reason", reason)
			.query(Boolean.class)
			.single());
	}

	/**
	 * Removes the next jobs that are marked for erasure and have ended.
	 * @return true if there may be more
	 */
	boolean removeErased() {
		return remove(TO_BE_ERASED, "erased", Map.of("pause", PAUSE.toMillis()));
	}

}
