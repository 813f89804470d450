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
import dev.novadraw.engine.database.SqlResource;
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
	public static final String LOCK = """
			select pg_advisory_xact_lock(7204001);
			""";

	private static final String DISPATCH = SqlResource.load(BacklogRepository.class, "dispatch.sql");

	private static final String HOLD = SqlResource.load(BacklogRepository.class, "find-hold.sql");

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
		return this.jdbc.execute(LOCK + DISPATCH, Map.of("window", window, "alive", alive.toMillis(), "batch", batch),
				BacklogRepository::hints);
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
