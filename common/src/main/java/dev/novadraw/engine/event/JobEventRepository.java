package dev.novadraw.engine.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.client.OwnerJdbcClient;
import dev.novadraw.engine.database.AsEngine;
import dev.novadraw.engine.database.Columns;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobState;

/**
 * Reads the append-only event log. Events are written by the statements that change jobs.
 */
@Repository
public class JobEventRepository {

	/** Positions may repeat after the sequence was set back. */
	private static final String BETWEEN = """
			select event.*, (select kind from job where id = job_id) as kind from job_event event
			where position > :after and position <= :end
			order by position fetch first :batch rows with ties
			""";

	private static final String AFTER = """
			select job_event.*, job.kind, known.seq as known from unnest(:jobs, :seqs) as known (job_id, seq)
			join job on job.id = known.job_id and job.client = :client and (:user = '' or job.end_user = :user)
			join job_event on job_event.job_id = job.id and job_event.seq > known.seq
			order by job_event.job_id, job_event.seq
			""";

	private static final String HISTORY = """
			select job_event.*, job.kind from job_event join job on job.id = job_event.job_id
			where job_id = :job order by seq
			""";

	private final JdbcClient jdbc;

	private final OwnerJdbcClient owned;

	JobEventRepository(@AsEngine JdbcClient jdbc, OwnerJdbcClient owned) {
		this.jdbc = jdbc;
		this.owned = owned;
	}

	/**
	 * Events in the order of their positions.
	 *
	 * @param events the events
	 * @param end the position up to which these are all events
	 */
	record Batch(List<JobEvent> events, long end) {
	}

	/**
	 * Reads the first events after a position.
	 * @param end the last position to read
	 * @param batch the maximum number of events; events that share the last position are
	 * added
	 */
	Batch between(long after, long end, int batch) {
		List<Map.Entry<Long, JobEvent>> found = this.jdbc.sql(BETWEEN)
			.param("after", after)
			.param("end", end)
			.param("batch", batch)
			.query((row, number) -> Map.entry(row.getLong("position"), event(row, number)))
			.list();
		return new Batch(found.stream().map(Map.Entry::getValue).toList(),
				(found.size() < batch) ? end : found.getLast().getKey());
	}

	/**
	 * One event of a job.
	 */
	public record Known(JobId job, long seq) {
	}

	/**
	 * Reads the later events of an owner's jobs.
	 * @param known events that are already known
	 * @return for each of them the later events, oldest first
	 */
	public List<List<JobEvent>> after(List<Known> known, Owner owner) {
		List<Known> distinct = known.stream().distinct().toList();
		Map<String, ?> parameters = Map.of("jobs",
				new SqlArrayValue("uuid", distinct.stream().map((event) -> event.job().value()).toArray()), "seqs",
				new SqlArrayValue("bigint", distinct.stream().map(Known::seq).toArray()));
		Map<Known, List<JobEvent>> later = new HashMap<>();
		this.owned.query(owner, AFTER, parameters,
				(row, number) -> later
					.computeIfAbsent(new Known(id(row), row.getLong("known")), (key) -> new ArrayList<>())
					.add(event(row, number)));
		return known.stream().map((event) -> later.getOrDefault(event, List.of())).toList();
	}

	private static JobId id(ResultSet row) throws SQLException {
		return new JobId(row.getObject("job_id", UUID.class));
	}

	/**
	 * Returns all events of one job, oldest first.
	 */
	public List<JobEvent> of(JobId job) {
		return this.jdbc.sql(HISTORY).param("job", job.value()).query(JobEventRepository::event).list();
	}

	private static JobEvent event(ResultSet row, int number) throws SQLException {
		return new JobEvent(id(row), row.getLong("seq"), row.getString("kind"),
				JobState.valueOf(row.getString("state")), row.getString("reason"), row.getInt("attempt"),
				Columns.instant(row, "at"));
	}

}
