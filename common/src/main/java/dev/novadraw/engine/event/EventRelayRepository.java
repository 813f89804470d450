package dev.novadraw.engine.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.database.AsEngine;
import dev.novadraw.engine.database.Columns;
import dev.novadraw.engine.database.SqlResource;

/**
 * The position up to which events are published, and the state it depends on.
 */
@Repository
class EventRelayRepository {

	/** An unused sequence has a last value as well. */
	private static final String POSITION = """
			select position as published, (select coalesce(max(position), 0) from job_event) as newest,
				(select case when is_called then last_value else 0 end from job_event_position) as last,
				pg_postmaster_start_time()::text as server
			from event_relay
			""";

	/** Allows one relay at a time to publish: the one that has locked the position. */
	private static final String LOCK = "select position from event_relay for update skip locked";

	private static final String MOVE = "update event_relay set position = :position";

	/**
	 * Sessions of other databases and read-only sessions hold no such lock. Removing rows
	 * takes the same lock as writing them.
	 */
	private static final String WRITERS = """
			select virtualtransaction from pg_locks
			where locktype = 'relation' and relation = 'job_event'::regclass
				and database = (select oid from pg_database where datname = current_database())
				and mode in ('RowExclusiveLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
				and granted
			""";

	/** A login sees more of its own sessions than a role granted to it. */
	private static final String AS_LOGIN = "select set_config('role', 'none', true)";

	private static final String FIND_OLDEST_WRITER = SqlResource.load(EventRelayRepository.class,
			"find-oldest-writer.sql");

	private static final String AGE = """
			select extract(epoch from clock_timestamp() - at) * 1000 from job_event
			where position > :position order by position limit 1
			""";

	private static final String COUNT_FROM = "select setval('job_event_position', :position)";

	private final JdbcClient jdbc;

	EventRelayRepository(@AsEngine JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	EventPosition position() {
		return this.jdbc.sql(POSITION).query(EventRelayRepository::toPosition).single();
	}

	/**
	 * Locks the position until the end of the transaction.
	 * @return false if another transaction has locked it
	 */
	boolean lock() {
		return this.jdbc.sql(LOCK).query(Long.class).optional().isPresent();
	}

	/**
	 * Records that everything up to a position is published.
	 */
	void moveTo(long position) {
		this.jdbc.sql(MOVE).param("position", position).update();
	}

	/**
	 * Finds open transactions that may have taken positions.
	 */
	Set<String> writers() {
		return this.jdbc.sql(WRITERS).query(String.class).set();
	}

	/**
	 * Describes the oldest of some transactions, as far as the login may see it; empty if
	 * all of them have ended. Afterwards the current transaction has only the rights of
	 * the login.
	 */
	Optional<OpenTransaction> oldest(Set<String> writers) {
		this.jdbc.sql(AS_LOGIN).query(String.class).single();
		return this.jdbc.sql(FIND_OLDEST_WRITER)
			.param("writers", new SqlArrayValue("text", writers.toArray()))
			.query(EventRelayRepository::toTransaction)
			.optional();
	}

	/**
	 * Returns the age of the first event after a position; zero if there is none.
	 */
	Duration ageOfFirstAfter(long position) {
		return this.jdbc.sql(AGE)
			.param("position", position)
			.query((row, number) -> Duration.ofMillis(Math.max(0, row.getLong(1))))
			.optional()
			.orElse(Duration.ZERO);
	}

	/**
	 * Sets the sequence, so that positions continue after the one given.
	 */
	void countFrom(long position) {
		this.jdbc.sql(COUNT_FROM).param("position", position).query(Long.class).single();
	}

	private static EventPosition toPosition(ResultSet row, int number) throws SQLException {
		return new EventPosition(row.getLong("published"), row.getLong("newest"), row.getLong("last"),
				row.getString("server"));
	}

	private static OpenTransaction toTransaction(ResultSet row, int number) throws SQLException {
		return new OpenTransaction(row.getString("pid"), row.getString("application"), row.getString("login"),
				row.getString("state"), Columns.nullableInstant(row, "since"));
	}

}
