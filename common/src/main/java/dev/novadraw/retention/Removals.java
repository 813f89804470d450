package dev.novadraw.retention;

import java.time.Duration;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import dev.novadraw.database.AsEngine;
import dev.novadraw.job.State;

/**
 * Removes finished jobs with all that belongs to them, a batch at a time: short
 * transactions whose room is used again by the next jobs. What stays is a tombstone,
 * which says that something was here and nothing about it.
 */
@Repository
class Removals {

	private static final String EXPIRED = """
			with due as (
				select id, drawing_id from job
				where state = :state and finished_at < now() - :age * interval '1 ms'
				order by finished_at limit :batch for update skip locked
			),
			""";

	/** Some clients want theirs to be kept for a shorter time than others. */
	private static final String EXPIRED_SOONER = """
			with due as (
				select job.id, drawing_id from client join job on job.client = client.id
				where keep_days is not null and state = :state and finished_at is not null
					and finished_at < now() - least(:age * interval '1 ms', keep_days * interval '1 day')
				limit :batch for update of job skip locked
			),
			""";

	/**
	 * What ended because of it stays for a moment, so that whoever follows it gets to
	 * hear of it.
	 */
	private static final String TO_BE_ERASED = """
			with due as (
				select id, drawing_id from job
				where erase_requested_at is not null and finished_at is not null
					and (finished_at < erase_requested_at or finished_at < now() - :pause * interval '1 ms')
				limit :batch for update skip locked
			),
			""";

	/**
	 * A drawing goes with the last job that is about it: nobody else may remove
	 * meanwhile.
	 */
	private static final String REMOVE = """
			old as (
				select id, drawing_id from (
					select due.id, drawing_id,
						coalesce(sum(size) filter (where object_key is null) over earlier, 0) as bytes_before
					from due left join drawing on drawing.id = drawing_id
					window earlier as (order by due.id rows between unbounded preceding and 1 preceding)
				) counted
				where bytes_before < :bytes
			), events as (
				delete from job_event using old where job_id = old.id
			), attempts as (
				delete from job_attempt using old where job_id = old.id
			), answers as (
				update idempotency_key set fingerprint = null, response = null from old where job_id = old.id
			), removed as (
				delete from job using old where job.id = old.id returning job.id, job.client, job.drawing_id
			), drawings as (
				delete from drawing where id in (select drawing_id from removed) and not exists (
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
			select count(*) = :batch or count(*) > (select count(*) from old) from due
			""";

	private static final Duration PAUSE = Duration.ofSeconds(2);

	private static final int BATCH = 500;

	/**
	 * Bytes in the database are what takes time, and a gateway waits no more than 3 s for
	 * an answer: a batch that is cut off would be tried again for ever.
	 */
	private static final int BATCH_BYTES = 64 * 1024 * 1024;

	private final JdbcClient jdbc;

	private final OneRemover remover;

	Removals(@AsEngine JdbcClient jdbc, OneRemover remover) {
		this.jdbc = jdbc;
		this.remover = remover;
	}

	/**
	 * Removes the next jobs that have been in a final state for too long.
	 * @return whether there may be more
	 */
	boolean removeExpired(State state, Duration age) {
		return remove(EXPIRED, state, age) | remove(EXPIRED_SOONER, state, age);
	}

	private boolean remove(String which, State state, Duration age) {
		return remove(which, "expired", Map.of("state", state.name(), "age", age.toMillis()));
	}

	private boolean remove(String which, String reason, Map<String, ?> parameters) {
		return this.remover.work(() -> this.jdbc.sql(which + REMOVE)
			.params(parameters)
			.param("batch", BATCH)
			.param("bytes", BATCH_BYTES)
			.param("reason", reason)
			.query(Boolean.class)
			.single());
	}

	/**
	 * Removes the next jobs that are to be erased and have come to their end.
	 * @return whether there may be more
	 */
	boolean removeErased() {
		return remove(TO_BE_ERASED, "erased", Map.of("pause", PAUSE.toMillis()));
	}

}
