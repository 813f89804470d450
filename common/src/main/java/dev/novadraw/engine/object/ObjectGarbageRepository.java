package dev.novadraw.engine.object;

import java.time.Duration;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.database.AsEngine;

/**
 * Unreferenced objects: their row was removed, or is not written yet.
 */
@Repository
class ObjectGarbageRepository {

	private static final String ADD = """
			insert into object_garbage (object_key, not_before) values (:key, now() + :delay * interval '1 ms')
			""";

	/**
	 * Skips objects that a transaction is about to reference, whose rows here are locked.
	 */
	private static final String MARK = """
			with due as (
				select object_key from object_garbage where not_before <= now()
				order by not_before limit :max for update skip locked
			)
			update object_garbage set condemned = true, not_before = now() + :pause * interval '1 ms'
			where object_key = any (array(select object_key from due))
			returning object_key
			""";

	private static final String REMOVE = "delete from object_garbage where object_key = any (:keys)";

	/**
	 * The time until an unreferenced object may be removed. No transaction of an upload
	 * can end later.
	 */
	private static final Duration DELAY = Duration.ofMinutes(10);

	/**
	 * The time until a removal is repeated, whatever its result. It is longer than a
	 * removal takes.
	 */
	private static final Duration PAUSE = Duration.ofSeconds(10);

	private final JdbcClient jdbc;

	ObjectGarbageRepository(@AsEngine JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Records an object that is about to be added.
	 */
	void add(String key) {
		this.jdbc.sql(ADD).param("key", key).param("delay", DELAY.toMillis()).update();
	}

	/**
	 * Returns the next objects to remove. No row can reference them any more, and for a
	 * while no other process receives them.
	 */
	List<String> markForRemoval(int max) {
		return this.jdbc.sql(MARK).param("max", max).param("pause", PAUSE.toMillis()).query(String.class).list();
	}

	void remove(List<String> keys) {
		this.jdbc.sql(REMOVE).param("keys", new SqlArrayValue("text", keys.toArray())).update();
	}

}
