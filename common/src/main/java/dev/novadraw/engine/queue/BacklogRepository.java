package dev.novadraw.engine.queue;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.database.AsEngine;
import dev.novadraw.engine.database.Columns;
import dev.novadraw.engine.job.Hint;
import dev.novadraw.engine.job.PriorityKey;
import dev.novadraw.engine.lifecycle.ClaimRepository;
import dev.novadraw.engine.loop.LowerBound;

/**
 * The backlog of queued jobs, and their dispatch: due jobs, not held by a pause or a
 * limit, of the client with the least in flight for its weight.
 */
@Repository
public class BacklogRepository {

	/**
	 * Serializes dispatchers: two that count at the same time would together exceed the
	 * limits. The lock is taken before the statement that chooses jobs, which therefore
	 * sees all earlier dispatches.
	 */
	public static final String IN_TURN = """
			select pg_advisory_xact_lock(7204001);
			""";

	/**
	 * Finds every client and kind with queued jobs. It skips through the index, so the
	 * cost does not depend on the number of jobs.
	 */
	private static final String ALL_THAT_WAITS = """
			with recursive waiting as (
				(select client, kind from job where state = 'QUEUED' order by client, kind limit 1)
				union all
				select next.client, next.kind from waiting cross join lateral (
					select client, kind from job
					where state = 'QUEUED' and (client, kind) > (waiting.client, waiting.kind)
					order by client, kind limit 1) next
			),
			""";

	private static final String ONE_THAT_WAITS = """
			with waiting as (
				select :client::text as client, :kind::text as kind
			),
			""";

	/**
	 * Computes the remaining capacity of each rule for queued jobs: the number that may
	 * still be dispatched, null for no limit. The planner cannot know the number of
	 * waiting clients. They are therefore grouped, looked up by key, and joined with
	 * nothing that grows with them. A worker seen in the future, or a rate counted there,
	 * dates from a wrong clock: the worker may have stopped, and the rate starts anew.
	 */
	private static final String STEERING = """
			fleet as (
				select id, slots, kinds, provider, model, seen_at from worker
				where seen_at between now() - :alive * interval '1 ms' and now() + :alive * interval '1 ms'
			), route as (
				select distinct on (kind) kind, provider, model from fleet, unnest(kinds) as kind
				order by kind, seen_at desc
			), lane as (
				select client, kind, provider, model, jobs, waits from (
					select client, kind, 0 as jobs, true as waits from waiting
					union all
					select client, kind, count(*), false from job
					where state in ('DISPATCHED', 'RUNNING') group by client, kind
				) every left join route using (kind)
			), concerned as (
				select scope, key, sum(jobs) as busy, array_agg(kind) filter (where waits and scope = 'client') as kinds
				from lane cross join lateral (values
					('queue', '*'), ('client', client), ('kind', kind), ('provider', provider), ('model', model)
				) as concerned (scope, key) where key is not null
				group by scope, key having bool_or(waits)
			), steering as materialized (
				select scope, key, kinds, coalesce(paused, false) as paused, reason, coalesce(weight, 1) as weight,
					busy, max_running, starts_per_minute, allowance,
					least(max_running - busy, floor(allowance)) as room
				from concerned
				left join lateral (
					select paused, reason, max_running, starts_per_minute, weight from dispatch_rule
					where dispatch_rule.scope = concerned.scope and dispatch_rule.key in (concerned.key, '*')
					order by dispatch_rule.key = '*' limit 1) rule on true
				left join lateral (
					select starts, as_of from dispatch_budget
					where dispatch_budget.scope = concerned.scope and dispatch_budget.key = concerned.key
						and starts_per_minute is not null limit 1) budget on true
				cross join lateral (
					select case when starts_per_minute is not null then least(greatest(1, starts_per_minute * 0.1),
						case when as_of < now() + interval '10 s'
							then starts + starts_per_minute * greatest(0, extract(epoch from now() - as_of)) / 60
							else 'infinity' end)
					end as allowance) as allowed
			),
			""";

	/**
	 * Chooses and dispatches jobs: within a client by priority key, between clients by
	 * the least in flight for their weight. A job that was submitted or attempted in the
	 * future is due at once, because the clock was wrong then. No more suspects are in
	 * flight than processes with workers: each runs one at a time, and more would fill
	 * the window. Those lost least often come first. Each limit is applied to the jobs
	 * that remain after the previous one, so that at least one waiting job passes.
	 */
	public static final String DISPATCH = ALL_THAT_WAITS + STEERING
			+ """
					room as (
						select case when paused then 0 else greatest(0, least(:batch, room,
							ceil((select coalesce(sum(slots), 0) from fleet) * :window) - busy))::int end as jobs
						from steering where scope = 'queue'
					), way as materialized (
						select route.*, kind.room as kind_room, provider.room as provider_room, model.room as model_room
						from route
						join steering kind on (kind.scope, kind.key) = ('kind', route.kind)
						join steering provider on (provider.scope, provider.key) = ('provider', route.provider)
						join steering model on (model.scope, model.key) = ('model', route.model)
						where not (kind.paused or provider.paused or model.paused)
							and least(kind.room, provider.room, model.room, 1) = 1
					), open as (
						select client.key as client, way.*, client.weight, client.busy, client.room as client_room
						from steering client cross join unnest(client.kinds) as lane (kind) join way using (kind)
						where client.scope = 'client' and not client.paused and least(client.room, 1) = 1
					), suspects as materialized (
						select (select count(distinct split_part(id, '#', 1)) from fleet) - count(*) as room from job
						where losses >= 2 and finished_at is null and state in ('DISPATCHED', 'RUNNING')
					), waiting_next as (
						select open.*, next.*,
							row_number() over (partition by losses >= 2 order by losses, next.place, next.id) as suspect_nth
						from open cross join lateral (
							select id, place, losses from job
							where state = 'QUEUED' and client = open.client and kind = open.kind
								and (run_at <= now() or greatest(created_at, attempt_at) > now() + interval '10 s')
								and (losses < 2 or (select room from suspects) > 0)
							order by place, id
							limit (select least(jobs, 1 + 4 * jobs / (select count(*) from open)) from room)) next
					), candidate as (
						select *, row_number() over (partition by client order by place, id) as nth from waiting_next
						where losses < 2 or suspect_nth <= (select room from suspects)
					), by_client as (
						select *, (busy + nth - 1) / weight as share from candidate where nth <= coalesce(client_room, nth)
					), by_kind as (
						select *, row_number() over (partition by kind order by share, id) as kind_nth from by_client
					), by_provider as (
						select *, row_number() over (partition by provider order by share, id) as provider_nth from by_kind
						where kind_nth <= coalesce(kind_room, kind_nth)
					), by_model as (
						select *, row_number() over (partition by model order by share, id) as model_nth from by_provider
						where provider_nth <= coalesce(provider_room, provider_nth)
					), chosen as (
						select id from by_model where model_nth <= coalesce(model_room, model_nth)
						order by share, id limit (select jobs from room)
					), changed as (
						update job set state = 'DISPATCHED', dispatch = dispatch + 1, dispatched_at = now(), version = version + 1
						where id = any (array(select id from chosen)) and state = 'QUEUED'
						returning *, null::text as reason
					), spent as (
						insert into dispatch_budget (scope, key, starts, as_of)
						select scope, key, max(allowance) - count(id), now() from (
							select scope, key, allowance, null::uuid as id from steering where allowance is not null
							union all
							select scope, key, null, id from changed join route using (kind) cross join lateral (values
								('queue', '*'), ('client', client), ('kind', kind), ('provider', route.provider),
								('model', route.model)
							) as concerned (scope, key)
						) started group by scope, key having count(id) > 0 and max(allowance) is not null
						on conflict (scope, key) do update set starts = excluded.starts, as_of = excluded.as_of
					),
					"""
			+ ClaimRepository.LOGGED + """
					select id, kind, dispatch from changed
					""";

	private static final String HOLD = ONE_THAT_WAITS + STEERING
			+ """
					hold as (
						select scope, key, paused, reason, max_running, starts_per_minute, busy from steering
						where paused or room < 1 order by not paused, scope limit 1
					)
					select (select count(*) from fleet) as workers, exists (select from fleet where :kind = any (kinds)) as known,
						hold.*
					from waiting left join hold on true
					""";

	private static final String PRIORITY_KEYS = """
			select place, id from job where state = 'QUEUED' and client = :client and kind = :kind
			order by place, id limit :max
			""";

	/**
	 * Finds the earliest time of a queued job. The condition leaves the planner only the
	 * index in that order.
	 */
	public static final String FIRST = """
			select now() as now, (
				select run_at from job where state = 'QUEUED' and worker is null and run_at >= :since
				order by run_at limit 1
			) as first
			""";

	private static final String WAITING_ALTOGETHER = """
			select count(*) from (select from job where state = 'QUEUED' limit :max) waiting
			""";

	private static final String WAITING_OF_CLIENT = """
			select count(*) from (
				select from job where state = 'QUEUED' and client = :client limit :max) waiting
			""";

	private static final String WAITING_OF_USER = """
			select count(*) from (
				select from job where state = 'QUEUED' and client = :client and end_user = :user limit :max) waiting
			""";

	private static final RowMapper<Integer> COUNT = (row, number) -> row.getInt(1);

	private final NamedParameterJdbcTemplate jdbc;

	public BacklogRepository(@AsEngine NamedParameterJdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Dispatches the next jobs, within the window. May be repeated until no job is
	 * returned.
	 * @param window the maximum number of jobs in flight, as a multiple of the fleet's
	 * slots
	 * @param alive the maximum age of a worker's last report for the worker to count
	 * @param batch the maximum number of jobs in one call
	 */
	public List<Hint> dispatch(double window, Duration alive, int batch) {
		// Both statements share one round trip and one transaction.
		return this.jdbc.execute(IN_TURN + DISPATCH,
				Map.of("window", window, "alive", alive.toMillis(), "batch", batch), BacklogRepository::hints);
	}

	private static List<Hint> hints(PreparedStatement statement) throws SQLException {
		List<Hint> hints = new ArrayList<>();
		statement.execute();
		statement.getMoreResults();
		try (ResultSet rows = statement.getResultSet()) {
			while (rows.next()) {
				hints.add(new Hint(ClaimRepository.id(rows), rows.getString("kind"), rows.getLong("dispatch")));
			}
		}
		return hints;
	}

	/**
	 * Returns true if any job is queued, even if it is scheduled for later.
	 * @param bound the bound of this scan, which moves it
	 */
	public boolean isAnyWaiting(LowerBound bound) {
		Map<String, ?> since = Map.of("since", Timestamp.from(bound.begin()));
		return Boolean.TRUE.equals(this.jdbc.queryForObject(FIRST, since, (row, number) -> {
			Instant first = Columns.nullableInstant(row, "first");
			bound.end(Columns.instant(row, "now"), first);
			return first != null;
		}));
	}

	/**
	 * Counts the queued jobs, up to a maximum.
	 */
	public int waiting(int max) {
		return this.jdbc.query(WAITING_ALTOGETHER, Map.of("max", max), COUNT).getFirst();
	}

	/**
	 * Counts the queued jobs of a client, up to a maximum.
	 * @param user the user to restrict the count to, null for all users
	 */
	public int waitingOf(String client, @Nullable String user, int max) {
		return (user == null)
				? this.jdbc.query(WAITING_OF_CLIENT, Map.of("client", client, "max", max), COUNT).getFirst()
				: this.jdbc.query(WAITING_OF_USER, Map.of("client", client, "user", user, "max", max), COUNT)
					.getFirst();
	}

	/**
	 * Returns a snapshot of a client's queued jobs of one kind.
	 * @param alive the maximum age of a worker's last report for the worker to count
	 */
	public QueueSnapshot snapshot(String client, String kind, Duration alive) {
		Map<String, Object> parameters = Map.of("client", client, "kind", kind, "alive", alive.toMillis(), "max",
				QueueSnapshot.MAX_AHEAD);
		WaitReason hold = this.jdbc.query(HOLD, parameters, WaitReason::hold)
			.stream()
			.flatMap(Optional::stream)
			.findFirst()
			.orElse(null);
		return new QueueSnapshot(hold, this.jdbc.query(PRIORITY_KEYS, parameters, PriorityKey::of));
	}

}
