package dev.novadraw.engine.retention;

import java.time.Duration;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.database.AsEngine;
import dev.novadraw.engine.database.SqlResource;
import dev.novadraw.engine.job.JobState;

/**
 * Removes finished jobs with all their data, in batches: short transactions whose space
 * later jobs reuse. A tombstone remains, which records that the id existed and nothing
 * about the job.
 */
@Repository
class RemovalRepository {

	private static final String REMOVE_EXPIRED = SqlResource.load(RemovalRepository.class, "remove-expired.sql");

	private static final String REMOVE_ERASED = SqlResource.load(RemovalRepository.class, "remove-erased.sql");

	private static final Duration PAUSE = Duration.ofSeconds(2);

	/**
	 * The maximum size of the drawings of a batch. Bytes in the database take most of the
	 * time, and a gateway waits at most 3 s for a response. A batch that was cut off
	 * would be repeated forever.
	 */
	private static final int BATCH_BYTES = 64 * 1024 * 1024;

	private final JdbcClient jdbc;

	private final RemovalLockRepository remover;

	RemovalRepository(@AsEngine JdbcClient jdbc, RemovalLockRepository remover) {
		this.jdbc = jdbc;
		this.remover = remover;
	}

	/**
	 * Removes the next jobs whose retention in a final state has ended.
	 * @return true if there may be more
	 */
	boolean removeExpired(JobState state, Duration age) {
		return remove(REMOVE_EXPIRED, Map.of("state", state.name(), "age", age.toMillis()));
	}

	private boolean remove(String statement, Map<String, ?> parameters) {
		return this.remover.work(() -> this.jdbc.sql(statement)
			.params(parameters)
			.param("bytes", BATCH_BYTES)
			.query(Boolean.class)
			.single());
	}

	/**
	 * Removes the next jobs that are marked for erasure and have ended.
	 * @return true if there may be more
	 */
	boolean removeErased() {
		return remove(REMOVE_ERASED, Map.of("pause", PAUSE.toMillis()));
	}

}
