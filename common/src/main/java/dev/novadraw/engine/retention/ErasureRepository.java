package dev.novadraw.engine.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.database.AsEngine;
import dev.novadraw.engine.database.Columns;
import dev.novadraw.engine.job.JobId;

/**
 * Marks jobs for erasure, which hides them at once. Queued and dispatched jobs are
 * canceled, running jobs are asked to stop, and {@link RemovalRepository} removes each
 * job once it has ended.
 */
@Repository
class ErasureRepository {

	private static final String ONE_JOB = """
			with meant as (
				select id, finished_at is null as unfinished, null::uuid as erasure_id from job
				where id = :id and client = :client and erase_requested_at is null for update
			),
			""";

	private static final String ALL_ABOUT_AN_IMAGE = """
			with meant as (
				select id, finished_at is null as unfinished, null::uuid as erasure_id from job
				where drawing_id = :id and client = :client and erase_requested_at is null order by id for update
			),
			""";

	/**
	 * A job created in the future was created before the erasure, while the clock was
	 * wrong.
	 */
	private static final String ALL_OF_USERS = """
			with meant as (
				select job.id, job.finished_at is null as unfinished, erasure.id as erasure_id
				from erasure join job on job.client = erasure.client and job.end_user = erasure.end_user
				where erasure.finished_at is null and erase_requested_at is null
					and (job.created_at <= requested_at or job.created_at > now() + interval '10 s')
			""";

	private static final String ALL_OF_A_USER = ALL_OF_USERS + """
				and erasure.id = :id order by job.id limit :batch for update of job
			),
			""";

	/**
	 * Takes jobs of all erasures together, so that one that waits for a running job does
	 * not delay the others.
	 */
	private static final String ALL_OF_ALL_USERS = ALL_OF_USERS + """
				limit :batch for update of job skip locked
			),
			""";

	private static final String MARK = """
			changed as (
				update job set erase_requested_at = now(),
					state = case when unfinished and state <> 'RUNNING' then 'CANCELED' else state end,
					finished_at = case when unfinished and state <> 'RUNNING' then now() else finished_at end,
					dispatched_at = null,
					cancel_requested_at = case when unfinished then now() else cancel_requested_at end,
					version = case when unfinished then version + 1 else version end
				from meant where job.id = meant.id
				returning job.*, unfinished, erasure_id
			), counted as (
				update erasure set jobs = jobs + marked
				from (select erasure_id, count(*) as marked from changed group by erasure_id) as one
				where erasure.id = one.erasure_id
			), logged as (
				insert into job_event (job_id, seq, state, reason, attempt, token, worker)
				select id, version, state, 'cancel_requested', attempt, token, worker from changed where unfinished
			)
			select count(*) from changed
			""";

	private static final String BEGIN = """
			insert into erasure (id, client, end_user) values (:id, :client, :user)
			""";

	/**
	 * Moves requests from the future to the present: an erasure requested while the clock
	 * was ahead would include jobs that its user submits until then.
	 */
	private static final String SET_BACK = """
			update erasure set requested_at = now()
			where finished_at is null and requested_at > now() + interval '10 s'
			""";

	/**
	 * Deletes access tokens of the user: a token names the user, and would let its holder
	 * submit again.
	 */
	private static final String END_TOKENS = """
			delete from access_token using erasure
			where erasure.finished_at is null and access_token.client = erasure.client
				and access_token.end_user = erasure.end_user and (access_token.created_at <= requested_at
					or access_token.created_at > now() + interval '10 s')
			""";

	/**
	 * Finishes an erasure when nothing of the user is left and no earlier submission can
	 * still commit. The receipt then no longer names the user, either.
	 */
	private static final String FINISH = """
			update erasure set end_user = null, finished_at = now()
			where finished_at is null
				and requested_at < now() - :late * interval '1 ms' and not exists (
					select from job where job.client = erasure.client and job.end_user = erasure.end_user
						and (job.created_at <= requested_at or job.created_at > now() + interval '10 s'))
			""";

	private static final String UNFINISHED = """
			select exists (select from erasure where finished_at is null)
			""";

	private static final String FIND = """
			select * from erasure where id = :id and client = :client
			""";

	static final int BATCH = 500;

	/**
	 * The time until every submission from before the request is visible. A job is as old
	 * as its transaction, but invisible until the commit. A submission makes three round
	 * trips, for the job, the key and the commit, and a gateway waits at most 3 s for
	 * each.
	 */
	static final Duration LATEST = Duration.ofSeconds(10);

	private final JdbcClient jdbc;

	private final RemovalLockRepository remover;

	ErasureRepository(@AsEngine JdbcClient jdbc, RemovalLockRepository remover) {
		this.jdbc = jdbc;
		this.remover = remover;
	}

	int markJob(JobId id, String client) {
		return mark(this.jdbc.sql(ONE_JOB + MARK).param("id", id.value()).param("client", client));
	}

	int markJobsAbout(UUID image, String client) {
		return mark(this.jdbc.sql(ALL_ABOUT_AN_IMAGE + MARK).param("id", image).param("client", client));
	}

	void begin(UUID id, Owner of) {
		this.jdbc.sql(BEGIN).param("id", id).param("client", of.client()).param("user", of.user()).update();
	}

	/**
	 * Marks the first jobs of an erasure.
	 */
	int markFirst(UUID erasure) {
		return mark(this.jdbc.sql(ALL_OF_A_USER + MARK).param("id", erasure).param("batch", BATCH));
	}

	/**
	 * Advances all unfinished erasures.
	 * @return true if there may be more jobs to mark
	 */
	boolean advance() {
		return hasUnfinished() && this.remover.work(() -> {
			this.jdbc.sql(SET_BACK).update();
			this.jdbc.sql(END_TOKENS).update();
			int marked = mark(this.jdbc.sql(ALL_OF_ALL_USERS + MARK).param("batch", BATCH));
			this.jdbc.sql(FINISH).param("late", LATEST.toMillis()).update();
			return marked == BATCH;
		});
	}

	private boolean hasUnfinished() {
		return this.jdbc.sql(UNFINISHED).query(Boolean.class).single();
	}

	private static int mark(StatementSpec statement) {
		return statement.query(Integer.class).single();
	}

	Optional<Erasure> find(UUID id, String client) {
		return this.jdbc.sql(FIND).param("id", id).param("client", client).query(ErasureRepository::erasure).optional();
	}

	private static Erasure erasure(ResultSet row, int number) throws SQLException {
		return new Erasure(row.getObject("id", UUID.class), row.getLong("jobs"), Columns.instant(row, "requested_at"),
				Columns.nullableInstant(row, "finished_at"));
	}

}
