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

	/**
	 * Requires the object to be noted as garbage and not condemned: otherwise it may be
	 * removed, because no row refers to it.
	 */
	private static final String WITH_DRAWING = """
			with used as (
				delete from object_garbage where object_key = :objectKey and not condemned returning object_key
			), drawn as (
				insert into drawing (id, client, media_type, width, height, size, content, object_key)
				select :drawing, :client, :mediaType, :width, :height, :size, :content, :objectKey
				where :objectKey::text is null or exists (select from used)
			),
			""";

	private static final String JOB = """
			changed as (
				insert into job (id, client, kind, input, drawing_id, end_user, metadata, priority, place, max_attempts,
					deadline)
				select id, client, kind, input, drawing, "user", metadata, priority, now() - priority * interval '1 s',
					max_attempts, now() + deadline * interval '1 ms'
				from jsonb_to_recordset(:jobs::jsonb) as job (id uuid, client text, kind text, input jsonb, drawing uuid,
					"user" text, metadata jsonb, priority int, max_attempts int, deadline bigint)
			""";

	private static final String RETURNING = """
				returning *, null::text as reason
			),
			""" + ClaimRepository.LOGGED + "select " + Job.COLUMNS + " from changed";

	private static final String INSERT = JOB + RETURNING;

	/**
	 * Requires another job of the same user about the drawing. A drawing is erased with
	 * the last job about it, and all jobs of a user are erased together.
	 */
	private static final String INSERT_ABOUT = "with " + JOB + """
			where exists (
				select from job other
				where other.drawing_id = job.drawing and other.client = job.client
					and other.end_user is not distinct from job."user" and other.erase_requested_at is null)
			""" + RETURNING;

	/**
	 * Locks the finished job, so that it is neither removed nor erased meanwhile. It is
	 * no longer a dead job, because its client has retried it.
	 */
	private static final String RETRY = """
			with original as (
				select * from job
				where id = :of and client = :client and (:user = '' or end_user = :user)
					and finished_at is not null and erase_requested_at is null
				for update
			), changed as (
				insert into job (id, client, kind, input, drawing_id, end_user, metadata, priority, place, max_attempts,
					deadline, retry_of)
				select :id, client, kind, input, drawing_id, end_user, metadata, priority,
					now() - priority * interval '1 s', max_attempts,
					now() + coalesce(:deadline * interval '1 ms', deadline - created_at), id
				from original
				returning *, 'retried' as reason
			), replaced as (
				update job set redriven_as = :id from changed
				where job.id = changed.retry_of and job.redriven_as is null
			),
			""" + ClaimRepository.LOGGED + "select " + Job.COLUMNS + " from changed";

	private final OwnerJdbcClient jdbc;

	public SubmissionRepository(OwnerJdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Inserts a job without a drawing.
	 */
	public Job insert(JobId id, NewJob job) {
		return query("with " + INSERT, id, job, null, Map.of()).orElseThrow();
	}

	/**
	 * Inserts a job with its drawing.
	 */
	public Job insert(JobId id, NewJob job, UUID drawingId, PlacedDrawing drawing) {
		Map<String, Object> columns = new HashMap<>(drawing.columns());
		columns.put("drawing", drawingId);
		return query(WITH_DRAWING + INSERT, id, job, drawingId, columns).orElseThrow();
	}

	/**
	 * Inserts a job about a stored drawing.
	 * @return empty if the user of the job has no such drawing
	 */
	Optional<Job> insertAbout(JobId id, NewJob job, UUID drawing) {
		return query(INSERT_ABOUT, id, job, drawing, Map.of());
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
		return this.jdbc.query(owner, RETRY, parameters, Job::of).stream().findFirst();
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
