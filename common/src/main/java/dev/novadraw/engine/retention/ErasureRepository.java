package dev.novadraw.engine.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.database.AsEngine;
import dev.novadraw.engine.database.Columns;
import dev.novadraw.engine.database.SqlResource;
import dev.novadraw.engine.job.JobId;

/**
 * Marks jobs for erasure, which hides them at once. Queued and dispatched jobs are
 * canceled, running jobs are asked to stop, and {@link RemovalRepository} removes each
 * job once it has ended.
 */
@Repository
class ErasureRepository {

	private static final String MARK_JOBS = SqlResource.load(ErasureRepository.class, "mark-jobs.sql");

	private static final String MARK_JOBS_OF_USER = SqlResource.load(ErasureRepository.class, "mark-jobs-of-user.sql");

	private static final String MARK_JOBS_OF_USERS = SqlResource.load(ErasureRepository.class,
			"mark-jobs-of-users.sql");

	private static final String BEGIN = "insert into erasure (id, client, end_user) values (:id, :client, :user)";

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

	private static final String UNFINISHED = "select exists (select from erasure where finished_at is null)";

	private static final String FIND = "select * from erasure where id = :id and client = :client";

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
		return mark(id.value(), null, client);
	}

	int markJobsAbout(UUID image, String client) {
		return mark(null, image, client);
	}

	private int mark(@Nullable UUID job, @Nullable UUID drawing, String client) {
		return mark(this.jdbc.sql(MARK_JOBS).param("job", job).param("drawing", drawing).param("client", client));
	}

	void begin(UUID id, Owner of) {
		this.jdbc.sql(BEGIN).param("id", id).param("client", of.client()).param("user", of.user()).update();
	}

	/**
	 * Marks the first jobs of an erasure.
	 */
	int markFirst(UUID erasure) {
		return mark(this.jdbc.sql(MARK_JOBS_OF_USER).param("id", erasure).param("batch", BATCH));
	}

	/**
	 * Advances all unfinished erasures.
	 * @return true if there may be more jobs to mark
	 */
	boolean advance() {
		return hasUnfinished() && this.remover.work(() -> {
			this.jdbc.sql(SET_BACK).update();
			this.jdbc.sql(END_TOKENS).update();
			int marked = mark(this.jdbc.sql(MARK_JOBS_OF_USERS).param("batch", BATCH));
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
