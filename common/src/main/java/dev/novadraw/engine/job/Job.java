package dev.novadraw.engine.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

import dev.novadraw.engine.database.Columns;
import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.kind.Stage;
import dev.novadraw.engine.lifecycle.ClaimRepository;
import dev.novadraw.engine.lifecycle.RecoveryRepository;
import dev.novadraw.engine.lifecycle.SettlementRepository;
import dev.novadraw.engine.problem.Problem;

/**
 * A job as read from the database. Only {@link ClaimRepository},
 * {@link SettlementRepository} and {@link RecoveryRepository} change jobs, each change in
 * a statement of its own. JSON is parsed on demand.
 *
 * @param id the id
 * @param client the client that owns the job
 * @param kind the kind
 * @param state the state
 * @param inputJson the input, as JSON
 * @param drawingId the drawing that it is about, null without one
 * @param user the client's own reference to the user it belongs to, null without one
 * @param metadataJson the client's own notes, as JSON
 * @param attempt the number of attempts that were started and counted
 * @param maxAttempts the maximum number of attempts
 * @param version the sequence number of its newest event; it grows with every change
 * @param createdAt the time of its submission
 * @param runAt the earliest time of its next attempt
 * @param startedAt the start of its first attempt, null before
 * @param attemptAt the start of its latest attempt, null before the first
 * @param deadline the time at which it expires
 * @param finishedAt the time when it ended, null until then
 * @param cancelRequestedAt the time when its client asked to cancel it, null before
 * @param eraseRequestedAt the time when its client asked to erase it, null before
 * @param isFavorite true if its client marked the result as a favorite
 * @param stage the stage of the current attempt
 * @param priorityKey the key of its position in the dispatch order
 * @param retryOf the job of which it is a retry, null if it is none
 * @param progressKey the key that encrypts its partial results
 * @param resultJson the result, as JSON; null without one
 * @param problemJson the latest problem, as JSON; null without one
 * @param keepDays the retention of its client in days, null for the default; only a
 * shorter one applies
 * @param provider the last provider that was paid, null without one
 * @param model the model of that provider, null without one
 * @param inputTokens the tokens sent in all attempts
 * @param outputTokens the tokens received in all attempts
 * @param costMicros the cost of all attempts in millionths of a US dollar
 */
public record Job(JobId id, String client, String kind, JobState state, String inputJson, @Nullable UUID drawingId,
		@Nullable String user, String metadataJson, int attempt, int maxAttempts, long version, Instant createdAt,
		Instant runAt, @Nullable Instant startedAt, @Nullable Instant attemptAt, Instant deadline,
		@Nullable Instant finishedAt, @Nullable Instant cancelRequestedAt, @Nullable Instant eraseRequestedAt,
		boolean isFavorite, Stage stage, PriorityKey priorityKey, @Nullable JobId retryOf, UUID progressKey,
		@Nullable String resultJson, @Nullable String problemJson, @Nullable Integer keepDays,
		@Nullable String provider, @Nullable String model, long inputTokens, long outputTokens, long costMicros) {

	/** The columns that {@link #of} reads. */
	public static final String COLUMNS = """
			id, client, kind, state, input::text, drawing_id, end_user, metadata::text, attempt, max_attempts, version,
			created_at, run_at, started_at, attempt_at, deadline, finished_at, cancel_requested_at, erase_requested_at,
			favorite, stage, place, retry_of, progress_key, result::text, problem::text,
			(select keep_days from client owner where owner.id = client) as keep_days,
			provider, model, input_tokens, output_tokens, cost_micros
			""";

	/**
	 * Reads a job.
	 * @param row a row with the {@link #COLUMNS}
	 */
	public static Job of(ResultSet row, int number) throws SQLException {
		UUID retryOf = row.getObject("retry_of", UUID.class);
		return new Job(new JobId(row.getObject("id", UUID.class)), row.getString("client"), row.getString("kind"),
				JobState.valueOf(row.getString("state")), row.getString("input"),
				row.getObject("drawing_id", UUID.class), row.getString("end_user"), row.getString("metadata"),
				row.getInt("attempt"), row.getInt("max_attempts"), row.getLong("version"),
				Columns.instant(row, "created_at"), Columns.instant(row, "run_at"),
				Columns.nullableInstant(row, "started_at"), Columns.nullableInstant(row, "attempt_at"),
				Columns.instant(row, "deadline"), Columns.nullableInstant(row, "finished_at"),
				Columns.nullableInstant(row, "cancel_requested_at"), Columns.nullableInstant(row, "erase_requested_at"),
				row.getBoolean("favorite"), stage(row.getString("stage")), PriorityKey.of(row, number),
				(retryOf != null) ? new JobId(retryOf) : null, row.getObject("progress_key", UUID.class),
				row.getString("result"), row.getString("problem"), row.getObject("keep_days", Integer.class),
				row.getString("provider"), row.getString("model"), row.getLong("input_tokens"),
				row.getLong("output_tokens"), row.getLong("cost_micros"));
	}

	private static Stage stage(@Nullable String text) {
		return (text != null) ? Stage.valueOf(text.toUpperCase(Locale.ROOT)) : Stage.PREPARING;
	}

	public JsonNode input() {
		return Json.MAPPER.readTree(this.inputJson);
	}

	public Map<String, String> metadata() {
		return Json.MAPPER.readValue(this.metadataJson, new TypeReference<>() {
		});
	}

	public @Nullable JsonNode result() {
		return (this.resultJson != null) ? Json.MAPPER.readTree(this.resultJson) : null;
	}

	/**
	 * Returns the latest problem; for a failed job, the reason for the failure.
	 */
	public @Nullable Problem problem() {
		return (this.problemJson != null) ? Json.MAPPER.readValue(this.problemJson, Problem.class) : null;
	}

	/** Leaves out the content. */
	@Override
	public String toString() {
		return this.kind + " " + this.id;
	}

}
