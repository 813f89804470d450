package dev.novadraw.engine.lifecycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.database.AsEngine;
import dev.novadraw.engine.job.Claim;
import dev.novadraw.engine.job.Hint;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.Lease;
import dev.novadraw.engine.kind.Stage;
import dev.novadraw.engine.queue.BacklogRepository;

/**
 * Claims, heartbeats and cancellations of jobs. Each statement names the state it comes
 * from and writes its event along with the change; a returned row means success.
 * {@link BacklogRepository} dispatches jobs; {@link SettlementRepository} and
 * {@link RecoveryRepository} end or requeue them.
 */
@Repository
public class ClaimRepository {

	/**
	 * The part of a statement that writes events for the jobs in {@code changed}, whose
	 * state has just changed.
	 */
	public static final String LOGGED = """
			logged as (
				insert into job_event (job_id, seq, state, reason, attempt, token, worker)
				select id, version, state, reason, attempt, token, worker from changed
			)
			""";

	private static final String REQUEUE = """
			with changed as (
				update job set state = 'QUEUED', dispatched_at = null, run_at = now() + :after * interval '1 ms',
					version = version + 1
				where id = :id and state = 'DISPATCHED' and dispatch = :dispatch
				returning *, :reason::text as reason
			),
			""" + LOGGED + """
			select count(*) from changed
			""";

	/**
	 * True if the process of the worker already runs a suspect, a job that has lost two
	 * workers. Suspects run apart from each other, so that the one that ends its process
	 * can be identified.
	 */
	private static final String HAS_A_SUSPECT = """
			exists (select from job suspect where split_part(suspect.worker, '#', 1) = split_part(:worker, '#', 1)
				and suspect.losses >= 2 and suspect.finished_at is null)
			""";

	/**
	 * Skips locked rows, because another process is claiming them.
	 */
	private static final String HINTED = """
			with free as (
				select job.id, losses, dispatched_at from job
				join unnest(:ids, :dispatches) as hint (id, dispatch)
					on job.id = hint.id and job.dispatch = hint.dispatch
				where state = 'DISPATCHED' and kind = any (:kinds) and attempt < max_attempts and deadline > now()
				for update of job skip locked
			),
			""";

	/**
	 * The lower bound skips index entries of jobs that are no longer dispatched: they
	 * stay in the index while any transaction holds an old snapshot.
	 */
	public static final String UNCLAIMED = """
			with free as (
				select id, losses, dispatched_at from job
				where state = 'DISPATCHED' and dispatched_at < now() - :patience * interval '1 ms'
					and dispatched_at >= now() - :within * interval '1 ms'
					and kind = any (:kinds) and attempt < max_attempts and deadline > now()
					and (losses < 2 or not
			""" + HAS_A_SUSPECT + """
				) order by dispatched_at limit :max for update skip locked
			),
			""";

	public static final String CLAIM = """
			chosen as (
				select id from free where losses < 2
				union all
				(select id from free where losses >= 2 and not
			""" + HAS_A_SUSPECT + """
				order by losses, dispatched_at, id limit 1)
			), changed as (
				update job set state = 'RUNNING', token = token + 1, attempt = attempt + 1, worker = :worker,
					lease_until = now() + :lease * interval '1 ms', lease_ms = :lease, attempt_at = now(),
					started_at = coalesce(started_at, now()), dispatched_at = null, stage = null,
					version = version + 1
				from chosen where job.id = chosen.id
				returning job.*, null::text as reason
			),
			""" + LOGGED
			+ """
					select id, token, worker, client,
						coalesce((select test from client tester where tester.id = changed.client), false) as test, kind, input::text, drawing_id, attempt, max_attempts,
						(extract(epoch from deadline - now()) * 1000)::bigint as until_deadline,
						progress_key, cost_micros as spent, (select count(*) from free) as found
					from changed
					""";

	/**
	 * Also extends an expired lease, as long as the job has not been recovered. Rows are
	 * locked in the order of ids, as in every statement that waits for several rows; this
	 * prevents deadlocks.
	 */
	private static final String HEARTBEAT = """
			with mine as (
				select job.id, held.stage from job join unnest(:ids, :tokens, :stages) as held (id, token, stage)
					on job.id = held.id and job.token = held.token
				where state = 'RUNNING' order by job.id for update of job
			)
			update job set lease_until = now() + :lease * interval '1 ms', stage = mine.stage
			from mine where job.id = mine.id
			returning job.id, job.token
			""";

	/**
	 * Ends queued and dispatched jobs at once; a running job is stopped by its worker.
	 */
	private static final String CANCEL = """
			with changed as (
				update job set state = case when state = 'RUNNING' then state else 'CANCELED' end,
					finished_at = case when state = 'RUNNING' then null else now() end,
					dispatched_at = null, cancel_requested_at = now(), version = version + 1
				where id = :id and client = :client and (:user::text is null or end_user = :user)
					and finished_at is null and cancel_requested_at is null
				returning *, 'cancel_requested' as reason
			),
			""" + LOGGED + """
			select count(*) from changed
			""";

	private static final String CANCEL_REQUESTED = """
			select id, token, worker from job
			where worker = :worker and state = 'RUNNING' and cancel_requested_at is not null
			""";

	private final JdbcClient jdbc;

	public ClaimRepository(@AsEngine JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Requeues a dispatched job that the worker with its hint cannot run.
	 */
	public boolean requeue(Hint hint, Duration after, String reason) {
		return this.jdbc.sql(REQUEUE)
			.param("id", hint.job().value())
			.param("dispatch", hint.dispatch())
			.param("after", after.toMillis())
			.param("reason", reason)
			.query(Long.class)
			.single() == 1;
	}

	/**
	 * Tries to claim jobs. Jobs with a stale hint, jobs that another worker has claimed,
	 * and all suspects but one are missing from the result.
	 * @param kinds the kinds that the worker can run
	 */
	public List<Claim> claim(Collection<Hint> hints, Set<String> kinds, String worker, Duration lease) {
		return this.jdbc.sql(HINTED + CLAIM)
			.param("kinds", new SqlArrayValue("text", kinds.toArray()))
			.param("ids", array("uuid", hints, (hint) -> hint.job().value()))
			.param("dispatches", array("bigint", hints, Hint::dispatch))
			.param("worker", worker)
			.param("lease", lease.toMillis())
			.query(ClaimRepository::claim)
			.list();
	}

	/**
	 * Claims dispatched jobs without a hint, which was lost or is held by a worker
	 * without a free slot.
	 * @param minAge the minimum time since their dispatch
	 * @param maxAge the maximum time since their dispatch
	 * @param max the maximum number of jobs
	 */
	public UnclaimedBatch claimUnclaimed(Duration minAge, Duration maxAge, Set<String> kinds, int max, String worker,
			Duration lease) {
		List<Found> found = this.jdbc.sql(UNCLAIMED + CLAIM)
			.param("patience", minAge.toMillis())
			.param("within", maxAge.toMillis())
			.param("kinds", new SqlArrayValue("text", kinds.toArray()))
			.param("max", max)
			.param("worker", worker)
			.param("lease", lease.toMillis())
			.query((row, number) -> new Found(claim(row, number), row.getInt("found")))
			.list();
		return new UnclaimedBatch(found.stream().map(Found::claim).toList(),
				found.stream().allMatch((job) -> job.found() < max));
	}

	/**
	 * Extends leases and stores the stages of their jobs.
	 * @return the extended leases; the missing ones are lost
	 */
	public Set<Lease> heartbeat(String worker, Map<Lease, Stage> held, Duration lease) {
		List<Map.Entry<Lease, Stage>> all = List.copyOf(held.entrySet());
		return this.jdbc.sql(HEARTBEAT)
			.param("ids", array("uuid", all, (entry) -> entry.getKey().job().value()))
			.param("tokens", array("bigint", all, (entry) -> entry.getKey().token()))
			.param("stages", array("text", all, (entry) -> entry.getValue().text()))
			.param("lease", lease.toMillis())
			.query((row, number) -> new Lease(id(row), row.getLong("token"), worker))
			.set();
	}

	/**
	 * Cancels a job, or requests it if the job is running. Does nothing if the job has
	 * ended.
	 */
	public boolean cancel(JobId id, Owner owner) {
		return this.jdbc.sql(CANCEL)
			.param("id", id.value())
			.param("client", owner.client())
			.param("user", owner.user())
			.query(Long.class)
			.single() == 1;
	}

	/**
	 * Returns the leases of a worker whose jobs are to be canceled.
	 */
	public Set<Lease> cancelRequested(String worker) {
		return this.jdbc.sql(CANCEL_REQUESTED)
			.param("worker", worker)
			.query((row, number) -> new Lease(id(row), row.getLong("token"), worker))
			.set();
	}

	/**
	 * Jobs that were claimed without a hint.
	 *
	 * @param claims the claimed jobs, fewer than were found if more than one of those is
	 * a suspect
	 * @param complete true if no further jobs could be found
	 */
	public record UnclaimedBatch(List<Claim> claims, boolean complete) {
	}

	/** A claimed job, and the number of jobs that its statement has found. */
	private record Found(Claim claim, int found) {
	}

	private static <T> SqlArrayValue array(String type, Collection<T> of, Function<T, Object> element) {
		return new SqlArrayValue(type, of.stream().map(element).toArray());
	}

	private static Claim claim(ResultSet row, int number) throws SQLException {
		Lease lease = new Lease(id(row), row.getLong("token"), row.getString("worker"));
		return new Claim(lease, row.getString("client"), row.getBoolean("test"), row.getString("kind"),
				row.getString("input"), row.getObject("drawing_id", UUID.class), row.getInt("attempt"),
				row.getInt("max_attempts"), Duration.ofMillis(row.getLong("until_deadline")),
				row.getObject("progress_key", UUID.class), row.getLong("spent"));
	}

	public static JobId id(ResultSet row) throws SQLException {
		return new JobId(row.getObject("id", UUID.class));
	}

}
