package dev.novadraw.object;

import java.time.Duration;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * The objects nobody refers to: those whose row is gone, and those whose row was not
 * written yet.
 */
@Repository
class ObjectGarbage {

	private static final String EXPECT = """
			insert into object_garbage (object_key, not_before) values (:key, now() + :patience * interval '1 ms')
			""";

	/** What a transaction is about to take out of here is locked, and passed over. */
	private static final String DUE = """
			select object_key from object_garbage where not_before <= now()
			order by not_before limit :most for update skip locked
			""";

	private static final String FORGET = """
			delete from object_garbage where object_key = any (:keys)
			""";

	/** No upload takes so long that its transaction could end later. */
	private static final Duration PATIENCE = Duration.ofMinutes(10);

	private final JdbcClient jdbc;

	ObjectGarbage(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Notes an object that is about to be added.
	 */
	void expect(String key) {
		this.jdbc.sql(EXPECT).param("key", key).param("patience", PATIENCE.toMillis()).update();
	}

	/**
	 * The next objects to remove, for the rest of the transaction nobody else's.
	 */
	List<String> due(int most) {
		return this.jdbc.sql(DUE).param("most", most).query(String.class).list();
	}

	void forget(List<String> keys) {
		this.jdbc.sql(FORGET).param("keys", new SqlArrayValue("text", keys.toArray())).update();
	}

}
