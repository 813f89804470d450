package dev.novadraw.engine.retention;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.database.AsEngine;

/**
 * Tombstones: the ids of removed jobs and images.
 */
@Repository
class TombstoneRepository {

	private static final String FIND = """
			select reason from tombstone where id = :id and client = :client
			union all
			select 'erased' from job where id = :id and client = :client and erase_requested_at is not null
			union all
			select 'erased' from job where drawing_id = :id and client = :client and erase_requested_at is not null
			limit 1
			""";

	private static final String REMOVE = """
			delete from tombstone where id = any (array(
				select id from tombstone where at < now() - :age * interval '1 ms' order by at limit 1000))
			""";

	private final JdbcClient jdbc;

	TombstoneRepository(@AsEngine JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Returns the reason for the removal of a job or image; empty if it never existed.
	 */
	Optional<String> reason(UUID id, Owner owner) {
		return this.jdbc.sql(FIND).param("id", id).param("client", owner.client()).query(String.class).optional();
	}

	void removeOlderThan(Duration age) {
		this.jdbc.sql(REMOVE).param("age", age.toMillis()).update();
	}

}
