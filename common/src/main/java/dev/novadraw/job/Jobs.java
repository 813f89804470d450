package dev.novadraw.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import dev.novadraw.json.Json;

/**
 * The way of a job to a worker: submit, dispatch, claim, heartbeat. Each statement names
 * the state it comes from and writes its event along with the change; who gets a row back
 * has won. {@link Settlements} and {@link Rescues} go on from here.
 */
@Repository
public class Jobs {

	/**
	 * The rest of a statement whose rows in {@code changed} are jobs that just changed
	 * their state.
	 */
	static final String LOGGED = """
			logged as (
				insert into job_event (job_id, seq, state, reason, attempt, token, worker)
				select id, version, state, reason, attempt, token, worker from changed
			)
			""";

	private static final String SUBMIT = """
			with changed as (
				insert into job (id, kind, input, drawing_id, end_user, metadata, max_attempts, deadline)
				values (:id, :kind, :input::jsonb, :drawing, :user, :metadata::jsonb, :maxAttempts,
					now() + :deadline * interval '1 ms')
				returning *, null::text as reason
			),
			""" + LOGGED + """
			select count(*) from changed
			""";

	private static final String DISPATCH = """
			with fleet as (
				select slots, kinds from worker where seen_at > now() - :alive * interval '1 ms'
			), room as (
				select coalesce(ceil(sum(slots) * :window), 0)
					- (select count(*) from job where state = 'DISPATCHED')
					- (select count(*) from job where state = 'RUNNING') as jobs from fleet
			), due as (
				select id from job
				where state = 'QUEUED' and run_at <= now() and kind in (select unnest(kinds) from fleet)
				order by run_at, id
				limit (select greatest(0, least(jobs, :batch)) from room)
				for update skip locked
			), changed as (
				update job set state = 'DISPATCHED', dispatch = dispatch + 1, dispatched_at = now(), version = version + 1
				from due where job.id = due.id
				returning job.*, null::text as reason
			),
			"""
			+ LOGGED + """
					select id, kind, dispatch from changed
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

	private static final String CLAIM = """
			with changed as (
				update job set state = 'RUNNING', token = token + 1, attempt = attempt + 1, worker = :worker,
					lease_until = now() + :lease * interval '1 ms', attempt_at = now(),
					started_at = coalesce(started_at, now()), dispatched_at = null, version = version + 1
				where id = :id and state = 'DISPATCHED' and dispatch = :dispatch
					and attempt < max_attempts and deadline > now()
				returning *, null::text as reason
			),
			""" + LOGGED + """
			select id, token, worker, kind, input::text, drawing_id, attempt, max_attempts from changed
			""";

	private static final String HEARTBEAT = """
			update job set lease_until = now() + :lease * interval '1 ms'
			from unnest(:ids, :tokens) as held (id, token)
			where job.id = held.id and job.token = held.token and state = 'RUNNING'
			returning job.id, job.token
			""";

	private final JdbcClient jdbc;

	Jobs(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void submit(JobId id, NewJob job, @Nullable UUID drawing) {
		this.jdbc.sql(SUBMIT)
			.param("id", id.value())
			.param("kind", job.kind())
			.param("input", Json.MAPPER.writeValueAsString(job.input()))
			.param("drawing", drawing)
			.param("user", job.user())
			.param("metadata", Json.MAPPER.writeValueAsString(job.metadata()))
			.param("maxAttempts", job.maxAttempts())
			.param("deadline", job.deadline().toMillis())
			.query(Long.class)
			.single();
	}

	/**
	 * Moves the next due jobs into the window that is on its way to the workers.
	 * @param window how many jobs may be dispatched or running, as a multiple of the
	 * fleet's slots
	 * @param alive how recently a worker must have reported itself to count
	 * @param batch the most jobs of one call
	 */
	public List<Hint> dispatch(double window, Duration alive, int batch) {
		return this.jdbc.sql(DISPATCH)
			.param("window", window)
			.param("alive", alive.toMillis())
			.param("batch", batch)
			.query((row, number) -> new Hint(id(row), row.getString("kind"), row.getLong("dispatch")))
			.list();
	}

	/**
	 * Puts a dispatched job back into the backlog, because its hint could not be sent or
	 * followed.
	 */
	public boolean takeBack(Hint hint, Duration after, String reason) {
		return this.jdbc.sql(TAKE_BACK)
			.param("id", hint.job().value())
			.param("dispatch", hint.dispatch())
			.param("after", after.toMillis())
			.param("reason", reason)
			.query(Long.class)
			.single() == 1;
	}

	/**
	 * Tries to win a job; empty when the hint is stale or somebody else was faster.
	 */
	public Optional<Claim> claim(Hint hint, String worker, Duration lease) {
		return this.jdbc.sql(CLAIM)
			.param("id", hint.job().value())
			.param("dispatch", hint.dispatch())
			.param("worker", worker)
			.param("lease", lease.toMillis())
			.query(Jobs::claim)
			.optional();
	}

	/**
	 * Extends leases; a job that is missing from the answer is no longer the caller's.
	 */
	public Set<Lease> heartbeat(String worker, Collection<Lease> held, Duration lease) {
		Object[] ids = held.stream().map((one) -> one.job().value()).toArray();
		Object[] tokens = held.stream().map(Lease::token).toArray();
		return this.jdbc.sql(HEARTBEAT)
			.param("ids", new SqlArrayValue("uuid", ids))
			.param("tokens", new SqlArrayValue("bigint", tokens))
			.param("lease", lease.toMillis())
			.query((row, number) -> new Lease(id(row), row.getLong("token"), worker))
			.set();
	}

	private static Claim claim(ResultSet row, int number) throws SQLException {
		Lease lease = new Lease(id(row), row.getLong("token"), row.getString("worker"));
		return new Claim(lease, row.getString("kind"), row.getString("input"), row.getObject("drawing_id", UUID.class),
				row.getInt("attempt"), row.getInt("max_attempts"));
	}

	static JobId id(ResultSet row) throws SQLException {
		return new JobId(row.getObject("id", UUID.class));
	}

}
