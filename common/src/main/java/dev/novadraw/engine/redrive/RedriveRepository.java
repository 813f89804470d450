package dev.novadraw.engine.redrive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.database.AsEngine;
import dev.novadraw.engine.database.Columns;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.lifecycle.ClaimRepository;

/**
 * Failed jobs and redrives.
 */
@Repository
public class RedriveRepository {

	/** Excludes jobs to be erased, even if they are not marked yet. */
	private static final String KEPT = """
			erase_requested_at is null and not exists (
				select from erasure where erasure.client = job.client and erasure.end_user = job.end_user
					and job.created_at <= requested_at)
			""";

	private static final String SELECTED = KEPT
			+ """
						and state = 'FAILED' and redriven_as is null
						and (:job::uuid is null or id = :job) and (:kind::text is null or kind = :kind) and (:client::text is null or client = :client)
						and (:code::text is null or problem ->> 'code' = :code)
						and (:from::timestamptz is null or finished_at >= :from)
						and (:to::timestamptz is null or finished_at < :to)
					""";

	private static final String DEAD = """
			select job.*, problem ->> 'code' as code, problem ->> 'title' as title, (
				select job_attempt.worker from job_attempt where job_id = job.id order by job_attempt.token desc limit 1
			) as last_worker from job where
			""" + SELECTED + """
			order by finished_at desc, id limit :max
			""";

	private static final String BEGIN = """
			insert into redrive (id, job_id, kind, client, code, failed_from, failed_to, per_minute, jobs_matched)
			values (:id, :job, :kind, :client, :code, :from, coalesce(:to::timestamptz, now()), :perMinute, (
				select count(*) from job where
			""" + SELECTED + """
			))
			""";

	private static final String FIND = """
			select redrive.*, (
				select count(*) from job where
			""" + KEPT + """
					and state = 'FAILED' and redriven_as is null and (redrive.job_id is null or job.id = redrive.job_id)
					and (redrive.kind is null or kind = redrive.kind)
					and (redrive.client is null or client = redrive.client)
					and (redrive.code is null or problem ->> 'code' = redrive.code)
					and (failed_from is null or job.finished_at >= failed_from) and job.finished_at < failed_to
			) as jobs_left from redrive
			""";

	private static final String ABORT = """
			update redrive set state = 'ABORTED', finished_at = now() where id = :id and state = 'RUNNING'
			""";

	/** Computes the time between two jobs from a row. */
	private static final String PERIOD = """
			interval '60 s' / per_minute
			""";

	/**
	 * Computes the time until which jobs have been redriven, from a row. After an outage,
	 * only the last 10 s are made up for.
	 */
	private static final String ADVANCED = """
			greatest(advanced_at, now() - interval '10 s' -
			""" + PERIOD + ")";

	private static final String DUE = "floor(extract(epoch from now() - " + ADVANCED + """
			) / extract(epoch from
			""" + PERIOD + "))";

	/**
	 * A time in the future dates from a wrong clock.
	 */
	private static final String WITH_JOBS_DUE = """
			with mended as (
				update redrive set advanced_at = now() where state = 'RUNNING' and advanced_at > now()
			)
			select id from redrive where state = 'RUNNING' and
			""" + DUE + """
			>= 1 order by advanced_at
			""";

	/**
	 * Locks one redrive and counts its jobs that are due; no row if another process has
	 * locked it.
	 */
	private static final String LOCK_DUE = "select *, least(:batch, " + DUE + """
			)::int as due from redrive where id = :id and state = 'RUNNING' for update skip locked
			""";

	private static final String RETRY_DUE = """
			with dead as (
				select *, row_number() over (order by finished_at, id) as nth from (
					select * from job where
			""" + SELECTED + """
					order by finished_at, id limit :due for update skip locked) next
			), fresh as (
				select dead.*, again.id as new_id from dead
				join unnest(:ids) with ordinality as again (id, nth) on again.nth = dead.nth
			), changed as (
				insert into job (id, client, kind, input, drawing_id, end_user, metadata, priority, place, max_attempts,
					deadline, retry_of)
				select new_id, client, kind, input, drawing_id, end_user, metadata, priority,
					now() - priority * interval '1 s', max_attempts, now() + (deadline - created_at), id from fresh
				returning *, 'redriven' as reason
			), replaced as (
				update job set redriven_as = new_id from fresh where job.id = fresh.id
			),
			""" + ClaimRepository.LOGGED + """
			select count(*) from changed
			""";

	/**
	 * Uses up only the time of the jobs that were due, so that the fraction of a job
	 * counts with the next.
	 */
	private static final String ADVANCE = """
			update redrive set redriven = redriven + :redriven, advanced_at =
			""" + ADVANCED + """
			+ :due *
			""" + PERIOD + """
			where id = :id
			""";

	/** Jobs that another transaction has locked are still left. */
	private static final String FINISH_IF_NONE_IS_LEFT = """
			update redrive set state = 'DONE', finished_at = now() where redrive.id = :id and not exists (
				select from job where
			""" + SELECTED + """
			)
			""";

	static final int BATCH = 200;

	private final NoArgGenerator ids = Generators.timeBasedEpochRandomGenerator();

	private final JdbcClient jdbc;

	public RedriveRepository(@AsEngine JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<DeadJob> dead(Redrive.Filter filter, int max) {
		return select(this.jdbc.sql(DEAD), filter).param("max", max).query(RedriveRepository::deadJob).list();
	}

	public Redrive begin(Redrive.Filter filter, int perMinute) {
		UUID id = this.ids.generate();
		select(this.jdbc.sql(BEGIN), filter).param("id", id).param("perMinute", perMinute).update();
		return find(id).orElseThrow();
	}

	Optional<Redrive> find(UUID id) {
		return this.jdbc.sql(FIND + " where id = :id").param("id", id).query(RedriveRepository::redrive).optional();
	}

	List<Redrive> latest(int max) {
		return this.jdbc.sql(FIND + " order by state <> 'RUNNING', created_at desc limit :max")
			.param("max", max)
			.query(RedriveRepository::redrive)
			.list();
	}

	void abort(UUID id) {
		this.jdbc.sql(ABORT).param("id", id).update();
	}

	/**
	 * Finds running redrives with jobs due, those that have waited longest first.
	 */
	public List<UUID> withJobsDue() {
		return this.jdbc.sql(WITH_JOBS_DUE).query(UUID.class).list();
	}

	/**
	 * Retries the jobs of a redrive that are due, up to one batch. Must be called in a
	 * transaction.
	 */
	public int advance(UUID id) {
		return this.jdbc.sql(LOCK_DUE)
			.param("id", id)
			.param("batch", BATCH)
			.query(RedriveRepository::dueJobs)
			.optional()
			.map(this::advance)
			.orElse(0);
	}

	private int advance(DueJobs dueJobs) {
		if (dueJobs.due() < 1) {
			return 0;
		}
		Object[] fresh = Stream.generate(this.ids::generate).limit(dueJobs.due()).toArray();
		int redriven = select(this.jdbc.sql(RETRY_DUE), dueJobs.filter()).param("due", dueJobs.due())
			.param("ids", new SqlArrayValue("uuid", fresh))
			.query(Integer.class)
			.single();
		this.jdbc.sql(ADVANCE)
			.param("id", dueJobs.id())
			.param("redriven", redriven)
			.param("due", dueJobs.due())
			.update();
		if (redriven < dueJobs.due()) {
			select(this.jdbc.sql(FINISH_IF_NONE_IS_LEFT), dueJobs.filter()).param("id", dueJobs.id()).update();
		}
		return redriven;
	}

	private static StatementSpec select(StatementSpec statement, Redrive.Filter filter) {
		return statement.param("job", (filter.job() != null) ? filter.job().value() : null)
			.param("kind", filter.kind())
			.param("client", filter.client())
			.param("code", filter.code())
			.param("from", timestamp(filter.from()))
			.param("to", timestamp(filter.to()));
	}

	private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
		return (instant != null) ? Timestamp.from(instant) : null;
	}

	private static DeadJob deadJob(ResultSet row, int number) throws SQLException {
		return new DeadJob(ClaimRepository.id(row), row.getString("kind"), row.getString("client"),
				row.getString("code"), row.getString("title"), row.getInt("attempt"), row.getString("last_worker"),
				row.getLong("cost_micros"), Columns.instant(row, "created_at"), Columns.instant(row, "finished_at"));
	}

	private static Redrive redrive(ResultSet row, int number) throws SQLException {
		return new Redrive(row.getObject("id", UUID.class), row.getString("state"), filter(row),
				row.getInt("per_minute"), row.getLong("jobs_matched"), row.getInt("redriven"), row.getLong("jobs_left"),
				Columns.instant(row, "created_at"), Columns.nullableInstant(row, "finished_at"));
	}

	private static Redrive.Filter filter(ResultSet row) throws SQLException {
		UUID job = row.getObject("job_id", UUID.class);
		return new Redrive.Filter((job != null) ? new JobId(job) : null, row.getString("kind"), row.getString("client"),
				row.getString("code"), Columns.nullableInstant(row, "failed_from"),
				Columns.nullableInstant(row, "failed_to"));
	}

	/** The jobs of a redrive that are due now. */
	private record DueJobs(UUID id, Redrive.Filter filter, int due) {
	}

	private static DueJobs dueJobs(ResultSet row, int number) throws SQLException {
		return new DueJobs(row.getObject("id", UUID.class), filter(row), row.getInt("due"));
	}

}
