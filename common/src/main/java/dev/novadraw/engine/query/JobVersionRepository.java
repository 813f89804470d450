package dev.novadraw.engine.query;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.database.AsEngine;
import dev.novadraw.engine.job.JobId;

/**
 * Versions of jobs: each change of state creates a version and an event.
 */
@Repository
public class JobVersionRepository {

	private static final String CHANGED = """
			select known.id from unnest(:ids, :versions) as known (id, version)
			left join job on job.id = known.id where job.version is distinct from known.version
			""";

	private final JdbcClient jdbc;

	JobVersionRepository(@AsEngine JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Finds jobs whose version differs from the known one, or that no longer exist.
	 */
	public Set<JobId> changed(Map<JobId, Long> known) {
		List<Map.Entry<JobId, Long>> all = List.copyOf(known.entrySet());
		return new HashSet<>(this.jdbc.sql(CHANGED)
			.param("ids", new SqlArrayValue("uuid", all.stream().map((entry) -> entry.getKey().value()).toArray()))
			.param("versions", new SqlArrayValue("bigint", all.stream().map(Map.Entry::getValue).toArray()))
			.query((row, number) -> new JobId(row.getObject("id", UUID.class)))
			.list());
	}

}
