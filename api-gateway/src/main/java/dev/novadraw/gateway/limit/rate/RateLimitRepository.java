package dev.novadraw.gateway.limit.rate;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.database.AsEngine;

/**
 * The clock that rates are counted by, and the removal of expired rows.
 */
@Repository
class RateLimitRepository {

	private static final int BATCH = 1000;

	/**
	 * Reads the clock and records the reading. If it was set back, all counts are
	 * deleted: the old ones would block callers until the same time is reached again.
	 */
	private static final String READ = """
			with earlier as (
				select read_at from rate_clock
			), clock as (
				update rate_clock set read_at = clock_timestamp() returning read_at
			), forgotten as (
				delete from rate_limit
				where (select read_at from clock) < (select read_at - interval '1 s' from earlier)
			)
			select (extract(epoch from clock.read_at) * 1000000)::bigint as micros,
				clock.read_at < earlier.read_at - interval '1 s' as is_set_back
			from clock cross join earlier
			""";

	private static final String REMOVE_EXPIRED = """
			delete from rate_limit where id = any (array(
				select id from rate_limit where expires_at < (extract(epoch from now()) * 1000)::bigint
				order by expires_at limit %d for update skip locked))
			""".formatted(BATCH);

	private final JdbcClient jdbc;

	RateLimitRepository(@AsEngine JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The clock of the database at one moment.
	 *
	 * @param micros the microseconds since 1970
	 * @param isSetBack true if an earlier reading of any gateway showed a later time
	 */
	record Time(long micros, boolean isSetBack) {
	}

	Time time() {
		return this.jdbc.sql(READ)
			.query((row, number) -> new Time(row.getLong("micros"), row.getBoolean("is_set_back")))
			.single();
	}

	/**
	 * Removes a batch of expired rows.
	 * @return true if there may be more
	 */
	boolean removeExpired() {
		return this.jdbc.sql(REMOVE_EXPIRED).update() == BATCH;
	}

}
