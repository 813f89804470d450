package dev.novadraw.engine.lifecycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.client.OwnerJdbcClient;
import dev.novadraw.engine.database.AsEngine;
import dev.novadraw.engine.drawing.PlacedDrawing;
import dev.novadraw.engine.job.Claim;
import dev.novadraw.engine.job.Hint;
import dev.novadraw.engine.job.Job;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.Lease;
import dev.novadraw.engine.job.NewJob;
import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.kind.Stage;
import dev.novadraw.engine.queue.BacklogRepository;

/**
 * The way of a job to a worker and in its hands: submit, claim, heartbeat, cancel. Each
 * statement names the state it comes from and writes its event along with the change; who
 * gets a row back has won. {@link BacklogRepository} dispatches,
 * {@link SettlementRepository} and {@link RecoveryRepository} go on from here.
 */
@Repository
public class ClaimRepository {

	/**
	 * The rest of a statement whose rows in {@code changed} are jobs that just changed
	 * their state.
	 */
	public static final String LOGGED = """
			logged as (
				insert into job_event (job_id, seq, state, reason, attempt, token, worker)
				select id, version, state, reason, attempt, token, worker from changed
			)
			""";

	/**
	 * An object that is not noted as garbage, or condemned, may be gone: no row refers to
	 * it.
	 */
	private static final String DRAWN = """
			with used as (
				delete from object_garbage where object_key = :objectKey and not condemned returning object_key
			), drawn as (
				insert into drawing (id, client, media_type, width, height, size, content, object_key)
				select :drawing, :client, :mediaType, :width, :height, :size, :content, :objectKey
				where :objectKey::text is null or exists (select from used)
			),
			""";

	private static final String REQUESTED = """
			changed as (
				insert into job (id, client, kind, input, drawing_id, end_user, metadata, priority, place, max_attempts,
					deadline)
				select id, client, kind, input, drawing, "user", metadata, priority, now() - priority * interval '1 s',
					max_attempts, now() + deadline * interval '1 ms'
				from jsonb_to_recordset(:jobs::jsonb) as job (id uuid, client text, kind text, input jsonb, drawing uuid,
					"user" text, metadata jsonb, priority int, max_attempts int, deadline bigint)
			""";

	private static final String WRITTEN = """
				returning *, null::text as reason
			),
			""" + LOGGED + "select " + Job.COLUMNS + " from changed";

	private static final String SUBMIT = REQUESTED + WRITTEN;

	/**
	 * With the last job about it a drawing is erased, and with a user all jobs of that
	 * user: so another job about it is for the same user.
	 */
	private static final String SUBMIT_ABOUT = "with " + REQUESTED + """
			where exists (
				select from job other
				where other.drawing_id = job.drawing and other.client = job.client
					and other.end_user is not distinct from job."user" and other.erase_requested_at is null)
			""" + WRITTEN;

	/**
	 * The other one is locked, so that it is neither removed nor erased meanwhile. The
	 * operator need not redrive what its client has tried again.
	 */
	private static final String SUBMIT_AGAIN = """
			with original as (
				select * from job
				where id = :of and client = :client and (:user = '' or end_user = :user)
					and finished_at is not null and erase_requested_at is null
				for update
			), changed as (
				insert into job (id, client, kind, input, drawing_id, end_user, metadata, priority, place, max_attempts,
					deadline, retry_of)
				select :id, client, kind, input, drawing_id, end_user, metadata, priority,
					now() - priority * interval '1 s', max_attempts,
					now() + coalesce(:deadline * interval '1 ms', deadline - created_at), id
				from original
				returning *, 'retried' as reason
			), replaced as (
				update job set redriven_as = :id from changed
				where job.id = changed.retry_of and job.redriven_as is null
			),
			""" + LOGGED + "select " + Job.COLUMNS + " from changed";

	private static final String MARK_FAVORITE = """
			update job set favorite = :favorite
			where id = :id and client = :client and (:user::text is null or end_user = :user)
				and state = 'SUCCEEDED' and erase_requested_at is null
			""";

	private static final String TAKE_BACK = """
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
	 * True if the process of the worker has a suspect already, a job that has lost two
	 * workers. Suspects run apart, so that the one that ends its process is known by it.
	 */
	private static final String HAS_A_SUSPECT = """
			exists (select from job suspect where split_part(suspect.worker, '#', 1) = split_part(:worker, '#', 1)
				and suspect.losses >= 2 and suspect.finished_at is null)
			""";

	/**
	 * A row that is locked is being taken by somebody else, so it is passed over.
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
	 * The lower bound keeps it from passing over the remains of all jobs that are no
	 * longer dispatched: as long as somebody holds an old snapshot they stay in the
	 * index.
	 */
	public static final String UNHEARD = """
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
	 * Extends also a lease that has run out, as long as nobody has taken the job. Locks
	 * in the order of ids, as everybody does who waits for more than one row: that way no
	 * two can wait for each other.
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
	 * What has not begun is over at once; what runs is told to stop by its worker.
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

	private static final String UNWANTED = """
			select id, token, worker from job
			where worker = :worker and state = 'RUNNING' and cancel_requested_at is not null
			""";

	private final JdbcClient jdbc;

	private final OwnerJdbcClient owned;

	public ClaimRepository(@AsEngine JdbcClient jdbc, OwnerJdbcClient owned) {
		this.jdbc = jdbc;
		this.owned = owned;
	}

	/**
	 * Writes jobs without a drawing.
	 */
	public void submit(List<Submitted> jobs) {
		this.jdbc.sql("with " + SUBMIT).param("jobs", rows(jobs)).query((row, number) -> id(row)).list();
	}

	/**
	 * Writes a job, with its drawing if it has one, as its owner.
	 */
	public Job submit(Submitted one) {
		Map<String, Object> parameters = new HashMap<>(Map.of("jobs", rows(List.of(one))));
		PlacedDrawing drawing = one.drawing();
		if (drawing != null) {
			parameters.putAll(drawing.columns());
			parameters.put("drawing", one.drawingId());
		}
		String sql = ((drawing != null) ? DRAWN : "with ") + SUBMIT;
		return this.owned.query(Owner.of(one.job().client()), sql, parameters, Job::of).getFirst();
	}

	/**
	 * Writes a job about a drawing that is there already, as its owner.
	 * @return empty when there is no such drawing for whom the job is for
	 */
	Optional<Job> submitAbout(Submitted one) {
		Map<String, Object> parameters = Map.of("jobs", rows(List.of(one)));
		return this.owned.query(Owner.of(one.job().client()), SUBMIT_ABOUT, parameters, Job::of).stream().findFirst();
	}

	private static String rows(List<Submitted> jobs) {
		return Json.MAPPER.writeValueAsString(jobs.stream().map(Row::of).toList());
	}

	/**
	 * Submits another job with the same input as one that has come to its end.
	 * @param deadline how long it may take, null for as long as the other might
	 * @return empty when there was none
	 */
	Optional<Job> submitAgain(JobId id, JobId of, Owner owner, @Nullable Duration deadline) {
		Map<String, Object> parameters = Map.of("id", id.value(), "of", of.value(), "deadline",
				new SqlParameterValue(Types.BIGINT, (deadline != null) ? deadline.toMillis() : null));
		return this.owned.query(owner, SUBMIT_AGAIN, parameters, Job::of).stream().findFirst();
	}

	/**
	 * Marks a result as a favourite, or no longer.
	 * @return whether there is one
	 */
	public boolean markFavorite(JobId id, Owner owner, boolean favorite) {
		return this.jdbc.sql(MARK_FAVORITE)
			.param("id", id.value())
			.param("client", owner.client())
			.param("user", owner.user())
			.param("favorite", favorite)
			.update() == 1;
	}

	/**
	 * Puts a dispatched job back into the backlog, because whoever heard of it cannot run
	 * it.
	 */
	public boolean requeue(Hint hint, Duration after, String reason) {
		return this.jdbc.sql(TAKE_BACK)
			.param("id", hint.job().value())
			.param("dispatch", hint.dispatch())
			.param("after", after.toMillis())
			.param("reason", reason)
			.query(Long.class)
			.single() == 1;
	}

	/**
	 * Tries to win jobs; those whose hint is stale, or for which somebody else was
	 * faster, are missing from the answer, and all suspects but one.
	 * @param kinds what the worker can make
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
	 * Takes dispatched jobs without a hint: it got lost, or lies with a worker that has
	 * no slot for it.
	 * @param patience how long ago they must have been dispatched
	 * @param within how long ago they may have been dispatched
	 * @param max the maximum number of jobs
	 */
	public UnclaimedBatch claimUnclaimed(Duration patience, Duration within, Set<String> kinds, int max, String worker,
			Duration lease) {
		List<Found> all = this.jdbc.sql(UNHEARD + CLAIM)
			.param("patience", patience.toMillis())
			.param("within", within.toMillis())
			.param("kinds", new SqlArrayValue("text", kinds.toArray()))
			.param("max", max)
			.param("worker", worker)
			.param("lease", lease.toMillis())
			.query((row, number) -> new Found(claim(row, number), row.getInt("found")))
			.list();
		return new UnclaimedBatch(all.stream().map(Found::claim).toList(),
				all.stream().allMatch((one) -> one.found() < max));
	}

	/**
	 * Extends leases, and notes what is being done; those missing from the answer are
	 * lost.
	 */
	public Set<Lease> heartbeat(String worker, Map<Lease, Stage> held, Duration lease) {
		List<Map.Entry<Lease, Stage>> all = List.copyOf(held.entrySet());
		return this.jdbc.sql(HEARTBEAT)
			.param("ids", array("uuid", all, (one) -> one.getKey().job().value()))
			.param("tokens", array("bigint", all, (one) -> one.getKey().token()))
			.param("stages", array("text", all, (one) -> one.getValue().text()))
			.param("lease", lease.toMillis())
			.query((row, number) -> new Lease(id(row), row.getLong("token"), worker))
			.set();
	}

	/**
	 * Cancels a job, or asks for it if the job is running; nothing happens to one that
	 * has come to its end.
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
	 * The jobs a worker runs and nobody wants any more.
	 */
	public Set<Lease> cancelRequested(String worker) {
		return this.jdbc.sql(UNWANTED)
			.param("worker", worker)
			.query((row, number) -> new Lease(id(row), row.getLong("token"), worker))
			.set();
	}

	/**
	 * Claimed jobs without a hint.
	 *
	 * @param claims fewer than were found, if more than one of those is a suspect
	 * @param complete true if there was no other job to be found
	 */
	public record UnclaimedBatch(List<Claim> claims, boolean complete) {
	}

	/** One of the jobs that a look has claimed, and the number of jobs it has found. */
	private record Found(Claim claim, int found) {
	}

	/**
	 * A job about to be written.
	 *
	 * @param id of the job
	 * @param job what it is
	 * @param drawingId of its drawing
	 * @param drawing where its drawing is
	 */
	public record Submitted(JobId id, NewJob job, @Nullable UUID drawingId, @Nullable PlacedDrawing drawing) {
	}

	/** A new job as the statement reads it. */
	private record Row(UUID id, String client, String kind, Record input, @Nullable UUID drawing, @Nullable String user,
			Map<String, String> metadata, int priority, int maxAttempts, long deadline) {

		static Row of(Submitted one) {
			NewJob job = one.job();
			return new Row(one.id().value(), job.client(), job.kind(), job.input(), one.drawingId(), job.user(),
					job.metadata(), job.priority(), job.maxAttempts(), job.deadline().toMillis());
		}

		@Override
		public String toString() {
			return this.kind + " " + this.id;
		}

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
