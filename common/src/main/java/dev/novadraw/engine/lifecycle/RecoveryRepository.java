package dev.novadraw.engine.lifecycle;

import java.time.Duration;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.database.AsEngine;
import dev.novadraw.engine.database.SqlResource;
import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.lifecycle.RecoveryBounds.Found;
import dev.novadraw.engine.problem.Problem;
import dev.novadraw.engine.problem.ProblemCode;

/**
 * Recovers lost jobs: jobs whose worker died, whose hint never arrived or whose deadline
 * has passed. Any number of processes may run it at once. It guarantees that no accepted
 * job is lost.
 */
@Repository
public class RecoveryRepository {

	/**
	 * Records that the database can be reached. After a gap between these checks, leases
	 * that expired in the gap do not count as lost. A changed clock counts as a gap. So
	 * does a lock on the job table that blocks heartbeats, such as that of a migration:
	 * the check needs the same lock as they do.
	 */
	private static final String RECORD_CHECK = """
			with writable as (
				update job set version = version where false
			)
			update sweep set looked_at = now(), looking_since = case
				when looked_at between now() - :gap * interval '1 ms' and now() + :gap * interval '1 ms'
					then least(looking_since, now())
				else now() end
			where looked_at not between now() - :gap * interval '1 ms' / 6 and now()
			""";

	private static final String FIND_OLDEST = SqlResource.load(RecoveryRepository.class, "find-oldest.sql");

	private static final String REQUEUE_EXPIRED_LEASES = SqlResource.load(RecoveryRepository.class,
			"requeue-expired-leases.sql");

	private static final String REQUEUE_UNCLAIMED = SqlResource.load(RecoveryRepository.class, "requeue-unclaimed.sql");

	private static final String EXPIRE_OVERDUE = SqlResource.load(RecoveryRepository.class, "expire-overdue.sql");

	private static final Problem WORKER_LOST = Problem.of(ProblemCode.WORKER_LOST,
			"The worker stopped unexpectedly during the last attempt. Submit the job again.");

	private static final int BATCH = 500;

	/** The time from the end of a short outage to the next heartbeat. */
	private static final Duration NEXT_HEARTBEAT = Duration.ofSeconds(1);

	/** The time for a pool to reconnect and for a heartbeat after that. */
	private static final Duration MIN_GRACE = Duration.ofSeconds(8);

	/**
	 * The delay after the first loss. It quadruples with each further loss, up to a
	 * maximum.
	 */
	private static final Duration FIRST_WAIT = Duration.ofMillis(500);

	private static final Duration MAX_WAIT = Duration.ofMinutes(1);

	private final JdbcClient jdbc;

	public RecoveryRepository(@AsEngine JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Records that the database can be reached, so that the time until the next check of
	 * any process does not count as an outage.
	 * @param gap the time between two checks of any process that counts as an outage
	 */
	public void recordCheck(Duration gap) {
		this.jdbc.sql(RECORD_CHECK).param("gap", gap.toMillis()).update();
	}

	/**
	 * Finds the sorts of jobs that may need recovery. Must be called before any recovery.
	 * @param bounds the bounds of this scan, which moves them
	 */
	public Found find(RecoveryBounds bounds) {
		return this.jdbc.sql(FIND_OLDEST).params(bounds.begin()).query(bounds::end).single();
	}

	/**
	 * Requeues running jobs with an expired lease after a delay, or fails those without
	 * an attempt left. After an outage, each job keeps its worker for another lease, and
	 * at least for 8 s.
	 * @param gap the time between two checks of any process that counts as an outage
	 * @param unnoticed the maximum duration of an outage that is not noticed
	 * @param bounds the bounds of the last scan
	 */
	public int requeueExpiredLeases(Duration gap, Duration unnoticed, RecoveryBounds bounds) {
		recordCheck(gap);
		return this.jdbc.sql(REQUEUE_EXPIRED_LEASES)
			.param("gap", gap.toMillis())
			.param("unnoticed", unnoticed.plus(NEXT_HEARTBEAT).toMillis())
			.param("grace", MIN_GRACE.toMillis())
			.param("batch", BATCH)
			.param("first", FIRST_WAIT.toMillis())
			.param("longest", MAX_WAIT.toMillis())
			.param("problem", Json.MAPPER.writeValueAsString(WORKER_LOST))
			.param("problemCode", WORKER_LOST.code())
			.params(bounds.parameters())
			.query(Integer.class)
			.single();
	}

	/**
	 * Requeues dispatched jobs that were not claimed in time. While all slots of the
	 * fleet are busy, hints rightly wait in Kafka, and their jobs stay dispatched.
	 * @param claimTimeout the time in which a dispatched job must be claimed
	 * @param alive the maximum age of a worker's last report for the worker to count
	 * @param bounds the bounds of the last scan
	 */
	public int requeueUnclaimed(Duration claimTimeout, Duration alive, RecoveryBounds bounds) {
		return this.jdbc.sql(REQUEUE_UNCLAIMED)
			.param("claimTimeout", claimTimeout.toMillis())
			.param("alive", alive.toMillis())
			.param("batch", BATCH)
			.params(bounds.parameters())
			.query(Integer.class)
			.single();
	}

	/**
	 * Expires jobs whose deadline has passed. A worker that still runs one learns of it
	 * with its next heartbeat.
	 * @param bounds the bounds of the last scan
	 */
	public int expireOverdue(RecoveryBounds bounds) {
		return this.jdbc.sql(EXPIRE_OVERDUE)
			.param("batch", BATCH)
			.params(bounds.parameters())
			.query(Integer.class)
			.single();
	}

}
