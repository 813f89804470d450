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
import dev.novadraw.engine.database.SqlResource;
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

	private static final String REQUEUE = SqlResource.load(ClaimRepository.class, "requeue.sql");

	private static final String CLAIM_HINTED = SqlResource.load(ClaimRepository.class, "claim-hinted.sql");

	private static final String CLAIM_UNCLAIMED = SqlResource.load(ClaimRepository.class, "claim-unclaimed.sql");

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

	private static final String CANCEL = SqlResource.load(ClaimRepository.class, "cancel.sql");

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
		return this.jdbc.sql(CLAIM_HINTED)
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
		List<Found> found = this.jdbc.sql(CLAIM_UNCLAIMED)
			.param("minAge", minAge.toMillis())
			.param("maxAge", maxAge.toMillis())
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
