package dev.novadraw.gateway.job.list;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.client.OwnerJdbcClient;
import dev.novadraw.engine.job.Job;
import dev.novadraw.engine.json.Json;
import dev.novadraw.gateway.job.JobStatus;

/**
 * Queries for pages of an owner's jobs. A statement contains only the conditions that
 * apply: no index serves a condition that a parameter can switch off.
 */
@Repository
class JobListRepository {

	private static final String LIST = "select " + Job.COLUMNS + """
			from job
			where client = :client and erase_requested_at is null and id < :before
			""";

	private static final String OF_OWNING_USER = " and end_user = :user";

	private static final String OF_USER = " and end_user = :endUser";

	private static final String OF_KIND = " and kind = :kind";

	/** Matches an index that has the results of a kind in their order. */
	private static final String WITH_RESULT = " and state = 'SUCCEEDED' and finished_at is not null";

	/**
	 * Matches no index of jobs in some states, which does not have them in their order.
	 */
	private static final String WITH_STATUS = """
			 and case
				when state in ('QUEUED', 'DISPATCHED') and attempt = 0 then 'QUEUED'
				when state in ('QUEUED', 'DISPATCHED') then 'RETRYING'
				when state = 'RUNNING' and cancel_requested_at is not null then 'CANCELING'
				else state
			end = any (:statuses)
			""";

	private static final String WITH_FAVORITE = " and favorite = :favorite";

	private static final String WITH_METADATA = " and metadata @> :metadata::jsonb";

	private static final String NEWEST_FIRST = " order by id desc limit :max";

	/** An id above those of all jobs. */
	private static final UUID END = new UUID(-1, -1);

	private final OwnerJdbcClient database;

	JobListRepository(OwnerJdbcClient database) {
		this.database = database;
	}

	/**
	 * Returns the first of the matching jobs, newest first.
	 */
	List<Job> list(Owner owner, JobQuery query, int max) {
		Map<String, Object> parameters = new HashMap<>();
		parameters.put("before", Objects.requireNonNullElse(query.page().after(), END));
		parameters.put("endUser", query.user());
		parameters.put("kind", query.kind());
		parameters.put("statuses", new SqlArrayValue("text", query.statuses().stream().map(JobStatus::name).toArray()));
		parameters.put("favorite", query.favorite());
		parameters.put("metadata", Json.MAPPER.writeValueAsString(query.metadata()));
		parameters.put("max", max);
		return this.database.query(owner, LIST + filters(owner, query) + NEWEST_FIRST, parameters, Job::of);
	}

	private static String filters(Owner owner, JobQuery query) {
		boolean ofResults = query.kind() != null && query.statuses().equals(List.of(JobStatus.SUCCEEDED));
		return when(owner.user() != null, OF_OWNING_USER) + when(query.user() != null, OF_USER)
				+ when(query.kind() != null, OF_KIND) + when(ofResults, WITH_RESULT)
				+ when(!ofResults && !query.statuses().isEmpty(), WITH_STATUS)
				+ when(query.favorite() != null, WITH_FAVORITE) + when(!query.metadata().isEmpty(), WITH_METADATA);
	}

	private static String when(boolean applies, String condition) {
		return applies ? condition : "";
	}

}
