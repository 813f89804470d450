package dev.novadraw.engine.lifecycle;

import java.time.Duration;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.database.AsEngine;
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

	/** Finds the oldest job of each sort, from a lower bound on. */
	public static final String OLDEST = """
			select now() as now, (
				select dispatched_at from job where state = 'DISPATCHED' and dispatched_at >= :dispatchedSince
				order by dispatched_at limit 1
			) as dispatched, (
				select attempt_at from job
				where state = 'RUNNING' and dispatched_at is null and attempt_at >= :runningSince
				order by dispatched_at, attempt_at limit 1
			) as running, (
				select deadline from job
				where state = 'QUEUED' and finished_at is null and deadline >= :deadlineSince and deadline < now()
				order by deadline limit 1
			) as overdue
			""";

	/**
	 * Requeues the jobs of lost processes. Reads the latest check again, because this
	 * process may have been paused since. A process is lost when all leases of its
	 * workers have expired and none of them has reported for as long. Any of its jobs may
	 * then have ended it, so attempts that ran beside others do not count. After two
	 * losses a job is a suspect: it runs apart from other suspects, and further losses
	 * count. All jobs of a process are recovered together, even beyond a batch. Jobs of a
	 * process that may be alive do not fill the batch.
	 * <p>
	 * A worker that reports is not lost, but loses the job: it gave the job up, or the
	 * response to its claim was lost. A job without a stage was in no heartbeat since its
	 * claim, so its worker never knew of it, and the attempt does not count. This applies
	 * at most twice, because an attempt that breaks off at once looks the same.
	 * <p>
	 * A lease that ends later than any heartbeat could set dates from a wrong clock; a
	 * live worker has renewed it since. A lease too short to outlast an unnoticed outage
	 * is extended by the missing time. The lease is compared again once the row is
	 * locked, because a heartbeat may have renewed it.
	 */
	private static final String EXPIRED_LEASES = """
			with looking as materialized (
				select looking_since from sweep
				where looked_at between now() - :gap * interval '1 ms' and now() + :gap * interval '1 ms'
			), running as materialized (
				select id, worker, split_part(worker, '#', 1) as process, lease_until, lease,
					case when lease_until > now() + (lease_ms + 10000) * interval '1 ms' then '-infinity'
						else lease_until + greatest(interval '0', :unnoticed * interval '1 ms' - lease * 2 / 3)
						end as good_until
				from job cross join lateral (select coalesce(lease_ms, 15000) * interval '1 ms' as lease) as own
				where state = 'RUNNING' and dispatched_at is null and attempt_at >= :runningSince
			), seen as (
				select split_part(id, '#', 1) as process, max(seen_at) as seen_at from worker
				where seen_at < now() + interval '10 s' group by 1
			), held as (
				select process, jobs, over and coalesce(seen_at < now() - lease, true) as gone
				from (
					select process, count(*) as jobs, bool_and(good_until < now()) as over, max(lease) as lease
					from running group by process having bool_or(good_until < now())
				) as silent left join seen using (process)
			), due as (
				select running.id, lease_until, jobs, gone, rank() over (order by process) as nth
				from running join held using (process) cross join looking
				where good_until < now() and looking_since < now() - greatest(lease, :grace * interval '1 ms')
					and (gone or good_until < now() - lease or exists (
						select from worker alive where alive.id = running.worker
							and seen_at > good_until and seen_at < now() + interval '10 s'))
			), lost as (
				select job.id, job.worker, attempt, uncounted::int as uncounted, losses + gone::int as losses,
					case when cancel_requested_at is not null then 'CANCELED'
						when attempt - uncounted::int < max_attempts then 'QUEUED' else 'FAILED' end as next
				from due join job on job.id = due.id
				cross join lateral (
					select case when gone then jobs > 1 and losses < 2
						else stage is null and losses + 2 > (
							select count(*) from job_attempt ledger
							where ledger.job_id = job.id and ledger.outcome = 'lost'
						) end as uncounted
				) as verdict
				where nth <= :batch and state = 'RUNNING' and job.lease_until is not distinct from due.lease_until
				order by job.id for update of job skip locked
			), changed as (
				update job set state = next, worker = null, lease_until = null, version = version + 1,
					attempt = job.attempt - uncounted, losses = lost.losses,
					run_at = now() + least(:longest, :first * power(4, greatest(lost.losses, 1) - 1))
						* (0.5 + random() / 2) * interval '1 ms',
					finished_at = case when next <> 'QUEUED' then now() end, problem = :problem::jsonb
				from lost where job.id = lost.id
				returning job.*, lost.worker as loser, lost.attempt as lost_attempt, 'worker_lost' as reason
			), logged as (
				insert into job_event (job_id, seq, state, reason, attempt, token, worker)
				select id, version, state, reason, attempt, token, loser from changed
			), booked as (
				insert into job_attempt (job_id, token, attempt, worker, outcome, problem_code, started_at)
				select id, token, lost_attempt, loser, 'lost', :problemCode, attempt_at from changed
			)
			select count(*) from changed
			""";

	private static final String UNCLAIMED = """
			with fleet as (
				select coalesce(sum(slots), 0) as slots from worker
				where seen_at between now() - :alive * interval '1 ms' and now() + :alive * interval '1 ms'
			), unheard as (
				select id from job
				where state = 'DISPATCHED' and dispatched_at >= :dispatchedSince
					and (dispatched_at < now() - :patience * interval '1 ms'
						or dispatched_at > now() + greatest(:patience, 10000) * interval '1 ms')
					and (select slots from fleet) > (
						select count(*) from job
						where state = 'RUNNING' and dispatched_at is null and attempt_at >= :runningSince)
				limit :batch for update skip locked
			), changed as (
				update job set state = 'QUEUED', dispatched_at = null, run_at = now(), version = version + 1
				from unheard where job.id = unheard.id
				returning job.*, 'hint_lost' as reason
			),
			""" + ClaimRepository.LOGGED + """
			select count(*) from changed
			""";

	private static final String OVERDUE = """
			with overdue as (
				select id, worker from (
					(select id from job
						where state = 'QUEUED' and finished_at is null and deadline >= :deadlineSince and deadline < now()
						limit :batch)
					union all
					(select id from job where state = 'DISPATCHED' and dispatched_at >= :dispatchedSince
						and deadline < now() limit :batch)
					union all
					(select id from job where state = 'RUNNING' and dispatched_at is null and attempt_at >= :runningSince
						and deadline < now() limit :batch)
				) candidate join job using (id)
				where finished_at is null and deadline < now() for update of job skip locked
			), changed as (
				update job set state = 'EXPIRED', worker = null, lease_until = null, dispatched_at = null,
					finished_at = now(), version = version + 1
				from overdue where job.id = overdue.id
				returning job.*, overdue.worker as loser, 'deadline' as reason
			), booked as (
				insert into job_attempt (job_id, token, attempt, worker, outcome, started_at)
				select id, token, attempt, loser, 'expired', attempt_at from changed where loser is not null
			), logged as (
				insert into job_event (job_id, seq, state, reason, attempt, token, worker)
				select id, version, state, reason, attempt, token, loser from changed
			)
			select count(*) from changed
			""";

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
		return this.jdbc.sql(OLDEST).params(bounds.begin()).query(bounds::end).single();
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
		return this.jdbc.sql(EXPIRED_LEASES)
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
		return this.jdbc.sql(UNCLAIMED)
			.param("patience", claimTimeout.toMillis())
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
		return this.jdbc.sql(OVERDUE).param("batch", BATCH).params(bounds.parameters()).query(Integer.class).single();
	}

}
