package dev.novadraw.engine.queue;

import java.time.Duration;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.database.AsEngine;

/**
 * Durations of recent jobs, for estimates.
 */
@Repository
public class JobDurationRepository {

	/**
	 * The median over all clients, because the duration of a model call does not depend
	 * on the client.
	 */
	private static final String TYPICAL = """
			select percentile_cont(0.5) within group (order by took) from (
				select extract(epoch from finished_at - attempt_at) as took from job
				where state = 'SUCCEEDED' and finished_at is not null and kind = :kind
				order by finished_at desc limit :sample
			) lately
			""";

	private static final int SAMPLE = 50;

	private final JdbcClient jdbc;

	JobDurationRepository(@AsEngine JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Returns the typical duration of a successful attempt; empty if there is none yet.
	 */
	public Optional<Duration> typical(String kind) {
		return this.jdbc.sql(TYPICAL)
			.param("kind", kind)
			.param("sample", SAMPLE)
			.query(Double.class)
			.optional()
			.map((seconds) -> Duration.ofMillis(Math.round(seconds * 1000)));
	}

}
