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
import dev.novadraw.engine.database.SqlResource;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.lifecycle.ClaimRepository;

/**
 * Failed jobs and redrives.
 */
@Repository
public class RedriveRepository {

	private static final String FIND_DEAD_JOBS = SqlResource.load(RedriveRepository.class, "find-dead-jobs.sql");

	private static final String BEGIN = SqlResource.load(RedriveRepository.class, "begin-redrive.sql");

	private static final String FIND = SqlResource.load(RedriveRepository.class, "find-redrives.sql");

	private static final String ABORT = """
			update redrive set state = 'ABORTED', finished_at = now() where id = :id and state = 'RUNNING'
			""";

	/**
	 * After an outage, only the last 10 s are made up for. A time in the future dates
	 * from a wrong clock.
	 */
	private static final String WITH_JOBS_DUE = """
			with mended as (
				update redrive set advanced_at = now() where state = 'RUNNING' and advanced_at > now()
			)
			select id from redrive
			where state = 'RUNNING' and floor(
				extract(epoch from now() - greatest(advanced_at, now() - interval '10 s' - interval '60 s' / per_minute))
					/ extract(epoch from interval '60 s' / per_minute)) >= 1
			order by advanced_at
			""";

	/**
	 * Locks one redrive and counts its jobs that are due; no row if another process has
	 * locked it.
	 */
	private static final String LOCK_DUE = """
			select *, least(:batch, floor(
				extract(epoch from now() - greatest(advanced_at, now() - interval '10 s' - interval '60 s' / per_minute))
					/ extract(epoch from interval '60 s' / per_minute)))::int as due
			from redrive where id = :id and state = 'RUNNING' for update skip locked
			""";

	private static final String RETRY_DUE = SqlResource.load(RedriveRepository.class, "repeat-dead-jobs.sql");

	/**
	 * Uses up only the time of the jobs that were due, so that the fraction of a job
	 * counts with the next.
	 */
	private static final String ADVANCE = """
			update redrive set redriven = redriven + :redriven,
				advanced_at = greatest(advanced_at, now() - interval '10 s' - interval '60 s' / per_minute)
					+ :due * interval '60 s' / per_minute
			where id = :id
			""";

	private static final String FINISH_IF_NONE_IS_LEFT = SqlResource.load(RedriveRepository.class,
			"finish-redrive.sql");

	static final int BATCH = 200;

	private final NoArgGenerator ids = Generators.timeBasedEpochRandomGenerator();

	private final JdbcClient jdbc;

	public RedriveRepository(@AsEngine JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<DeadJob> dead(Redrive.Filter filter, int max) {
		return select(this.jdbc.sql(FIND_DEAD_JOBS), filter).param("max", max).query(RedriveRepository::deadJob).list();
	}

	public Redrive begin(Redrive.Filter filter, int perMinute) {
		UUID id = this.ids.generate();
		select(this.jdbc.sql(BEGIN), filter).param("id", id).param("perMinute", perMinute).update();
		return find(id).orElseThrow();
	}

	Optional<Redrive> find(UUID id) {
		return find(id, 1).stream().findFirst();
	}

	List<Redrive> latest(int max) {
		return find(null, max);
	}

	private List<Redrive> find(@Nullable UUID id, int max) {
		return this.jdbc.sql(FIND).param("id", id).param("max", max).query(RedriveRepository::redrive).list();
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
