package dev.novadraw.engine.lifecycle;

import java.sql.Types;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.client.OwnerJdbcClient;
import dev.novadraw.engine.database.SqlResource;
import dev.novadraw.engine.drawing.PlacedDrawing;
import dev.novadraw.engine.job.Job;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.NewJob;
import dev.novadraw.engine.json.Json;

/**
 * Inserts jobs with the role of their owner. Each statement also writes the first event.
 */
@Repository
public class SubmissionRepository {

	private static final String INSERT_WITH_DRAWING = SqlResource.load(SubmissionRepository.class,
			"insert-with-drawing.sql");

	private static final String INSERT = SqlResource.load(SubmissionRepository.class, "insert.sql");

	private static final String INSERT_ABOUT_DRAWING = SqlResource.load(SubmissionRepository.class,
			"insert-about-drawing.sql");

	private static final String INSERT_RETRY = SqlResource.load(SubmissionRepository.class, "insert-retry.sql");

	private final OwnerJdbcClient jdbc;

	public SubmissionRepository(OwnerJdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Inserts a job without a drawing.
	 */
	public Job insert(JobId id, NewJob job) {
		return query(INSERT, id, job, null, Map.of()).orElseThrow();
	}

	/**
	 * Inserts a job with its drawing.
	 */
	public Job insert(JobId id, NewJob job, UUID drawingId, PlacedDrawing drawing) {
		Map<String, Object> columns = new HashMap<>(drawing.columns());
		columns.put("drawing", drawingId);
		return query(INSERT_WITH_DRAWING, id, job, drawingId, columns).orElseThrow();
	}

	/**
	 * Inserts a job about a stored drawing.
	 * @return empty if the user of the job has no such drawing
	 */
	Optional<Job> insertAbout(JobId id, NewJob job, UUID drawing) {
		return query(INSERT_ABOUT_DRAWING, id, job, drawing, Map.of());
	}

	private Optional<Job> query(String sql, JobId id, NewJob job, @Nullable UUID drawing,
			Map<String, Object> additional) {
		Map<String, Object> parameters = new HashMap<>(additional);
		parameters.put("jobs", Json.MAPPER.writeValueAsString(List.of(Row.of(id, job, drawing))));
		return this.jdbc.query(Owner.of(job.client()), sql, parameters, Job::of).stream().findFirst();
	}

	/**
	 * Inserts a job with the input of a finished one.
	 * @param deadline the time limit of the new job, null for that of the finished one
	 * @return empty if the owner has no such job, or it is not finished
	 */
	Optional<Job> insertRetry(JobId id, JobId of, Owner owner, @Nullable Duration deadline) {
		Map<String, Object> parameters = Map.of("id", id.value(), "of", of.value(), "deadline",
				new SqlParameterValue(Types.BIGINT, (deadline != null) ? deadline.toMillis() : null));
		return this.jdbc.query(owner, INSERT_RETRY, parameters, Job::of).stream().findFirst();
	}

	/** A new job as the statement reads it. */
	private record Row(UUID id, String client, String kind, Record input, @Nullable UUID drawing, @Nullable String user,
			Map<String, String> metadata, int priority, int maxAttempts, long deadline) {

		static Row of(JobId id, NewJob job, @Nullable UUID drawing) {
			return new Row(id.value(), job.client(), job.kind(), job.input(), drawing, job.user(), job.metadata(),
					job.priority(), job.maxAttempts(), job.deadline().toMillis());
		}

		@Override
		public String toString() {
			return this.kind + " " + this.id;
		}

	}

}
