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
 * A job as read from the database. Immutable: only {@link ClaimRepository},
 * {@link SettlementRepository} and {@link RecoveryRepository} change jobs, each change in
 * a statement of its own. JSON is parsed on demand.
 */
public final class Job {

	/** The columns that {@link #of} reads. */
	public static final String COLUMNS = """
			id, client, kind, state, input::text, drawing_id, end_user, metadata::text, attempt, max_attempts, version,
			created_at, run_at, started_at, attempt_at, deadline, finished_at, cancel_requested_at, erase_requested_at,
			favorite, stage, place, retry_of, progress_key, result::text, problem::text,
			(select keep_days from client owner where owner.id = client) as keep_days,
			provider, model, input_tokens, output_tokens, cost_micros
			""";

	private final UUID id;

	private final String client;

	private final String kind;

	private final JobState state;

	private final String input;

	private final @Nullable UUID drawingId;

	private final @Nullable String user;

	private final String metadata;

	private final int attempt;

	private final int maxAttempts;

	private final long version;

	private final Instant createdAt;

	private final Instant runAt;

	private final @Nullable Instant startedAt;

	private final @Nullable Instant attemptAt;

	private final Instant deadline;

	private final @Nullable Instant finishedAt;

	private final @Nullable Instant cancelRequestedAt;

	private final @Nullable Instant eraseRequestedAt;

	private final boolean favorite;

	private final @Nullable String stage;

	private final Instant place;

	private final @Nullable UUID retryOf;

	private final UUID progressKey;

	private final @Nullable String result;

	private final @Nullable String problem;

	private final @Nullable Integer keepDays;

	private final @Nullable String provider;

	private final @Nullable String model;

	private final long inputTokens;

	private final long outputTokens;

	private final long costMicros;

	private Job(ResultSet row) throws SQLException {
		this.id = row.getObject("id", UUID.class);
		this.client = row.getString("client");
		this.kind = row.getString("kind");
		this.state = JobState.valueOf(row.getString("state"));
		this.input = row.getString("input");
		this.drawingId = row.getObject("drawing_id", UUID.class);
		this.user = row.getString("end_user");
		this.metadata = row.getString("metadata");
		this.attempt = row.getInt("attempt");
		this.maxAttempts = row.getInt("max_attempts");
		this.version = row.getLong("version");
		this.createdAt = Columns.instant(row, "created_at");
		this.runAt = Columns.instant(row, "run_at");
		this.startedAt = Columns.nullableInstant(row, "started_at");
		this.attemptAt = Columns.nullableInstant(row, "attempt_at");
		this.deadline = Columns.instant(row, "deadline");
		this.finishedAt = Columns.nullableInstant(row, "finished_at");
		this.cancelRequestedAt = Columns.nullableInstant(row, "cancel_requested_at");
		this.eraseRequestedAt = Columns.nullableInstant(row, "erase_requested_at");
		this.favorite = row.getBoolean("favorite");
		this.stage = row.getString("stage");
		this.place = Columns.instant(row, "place");
		this.retryOf = row.getObject("retry_of", UUID.class);
		this.progressKey = row.getObject("progress_key", UUID.class);
		this.result = row.getString("result");
		this.problem = row.getString("problem");
		this.keepDays = row.getObject("keep_days", Integer.class);
		this.provider = row.getString("provider");
		this.model = row.getString("model");
		this.inputTokens = row.getLong("input_tokens");
		this.outputTokens = row.getLong("output_tokens");
		this.costMicros = row.getLong("cost_micros");
	}

	/**
	 * Reads a job.
	 * @param row a row with the {@link #COLUMNS}
	 */
	public static Job of(ResultSet row, int number) throws SQLException {
		return new Job(row);
	}

	public JobId id() {
		return new JobId(this.id);
	}

	/**
	 * Returns the client that owns the job.
	 */
	public String client() {
		return this.client;
	}

	public String kind() {
		return this.kind;
	}

	public JobState state() {
		return this.state;
	}

	public JsonNode input() {
		return Json.MAPPER.readTree(this.input);
	}

	public @Nullable UUID drawingId() {
		return this.drawingId;
	}

	public @Nullable String user() {
		return this.user;
	}

	public Map<String, String> metadata() {
		return Json.MAPPER.readValue(this.metadata, new TypeReference<>() {
		});
	}

	/**
	 * Returns the number of attempts that were started and counted.
	 */
	public int attempt() {
		return this.attempt;
	}

	public int maxAttempts() {
		return this.maxAttempts;
	}

	/**
	 * Returns the sequence number of its newest event; it grows with every change.
	 */
	public long version() {
		return this.version;
	}

	public Instant createdAt() {
		return this.createdAt;
	}

	/**
	 * Returns the earliest time of its next attempt.
	 */
	public Instant runAt() {
		return this.runAt;
	}

	public @Nullable Instant startedAt() {
		return this.startedAt;
	}

	/**
	 * Returns the start of its latest attempt.
	 */
	public @Nullable Instant attemptAt() {
		return this.attemptAt;
	}

	public Instant deadline() {
		return this.deadline;
	}

	public @Nullable Instant finishedAt() {
		return this.finishedAt;
	}

	/**
	 * Returns the time when its client asked to cancel it.
	 */
	public @Nullable Instant cancelRequestedAt() {
		return this.cancelRequestedAt;
	}

	/**
	 * Returns the time when its client asked to erase it.
	 */
	public @Nullable Instant eraseRequestedAt() {
		return this.eraseRequestedAt;
	}

	public boolean isFavorite() {
		return this.favorite;
	}

	/**
	 * Returns the stage of the current attempt.
	 */
	public Stage stage() {
		return (this.stage != null) ? Stage.valueOf(this.stage.toUpperCase(Locale.ROOT)) : Stage.PREPARING;
	}

	/**
	 * Returns the key of its position in the dispatch order.
	 */
	public PriorityKey priorityKey() {
		return new PriorityKey(this.place, this.id);
	}

	/**
	 * Returns the key that encrypts its partial results.
	 */
	public UUID progressKey() {
		return this.progressKey;
	}

	/**
	 * Returns the job of which it is a retry.
	 */
	public @Nullable JobId retryOf() {
		return (this.retryOf != null) ? new JobId(this.retryOf) : null;
	}

	public @Nullable JsonNode result() {
		return (this.result != null) ? Json.MAPPER.readTree(this.result) : null;
	}

	/**
	 * Returns the latest problem; for a failed job, the reason for the failure.
	 */
	public @Nullable Problem problem() {
		return (this.problem != null) ? Json.MAPPER.readValue(this.problem, Problem.class) : null;
	}

	/**
	 * Returns the retention of its client in days, null for the default; only a shorter
	 * one applies.
	 */
	public @Nullable Integer keepDays() {
		return this.keepDays;
	}

	public @Nullable String provider() {
		return this.provider;
	}

	public @Nullable String model() {
		return this.model;
	}

	public long inputTokens() {
		return this.inputTokens;
	}

	public long outputTokens() {
		return this.outputTokens;
	}

	/**
	 * Returns the cost of all attempts in millionths of a US dollar.
	 */
	public long costMicros() {
		return this.costMicros;
	}

}
