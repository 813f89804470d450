package dev.novadraw.engine.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.kind.Stage;
import dev.novadraw.engine.lifecycle.ClaimRepository;
import dev.novadraw.engine.lifecycle.RecoveryRepository;
import dev.novadraw.engine.lifecycle.SettlementRepository;
import dev.novadraw.engine.problem.Problem;

/**
 * A job as read from the database. Only {@link ClaimRepository},
 * {@link SettlementRepository} and {@link RecoveryRepository} change it, each change in a
 * statement of its own.
 */
@Entity
@Immutable
@Table(name = "job")
@SuppressWarnings("NullAway.Init")
public class Job {

	@Id
	private UUID id;

	private String client;

	private String kind;

	@Enumerated(EnumType.STRING)
	private JobState state;

	@ColumnTransformer(read = "cast(input as text)")
	private String input;

	private @Nullable UUID drawingId;

	@Column(name = "end_user")
	private @Nullable String user;

	@ColumnTransformer(read = "cast(metadata as text)")
	private String metadata;

	private int attempt;

	private int maxAttempts;

	private long version;

	private Instant createdAt;

	private Instant runAt;

	private @Nullable Instant startedAt;

	private @Nullable Instant attemptAt;

	private Instant deadline;

	private @Nullable Instant finishedAt;

	private @Nullable Instant cancelRequestedAt;

	private @Nullable Instant eraseRequestedAt;

	private boolean favorite;

	private @Nullable String stage;

	private Instant place;

	private @Nullable UUID retryOf;

	private UUID progressKey;

	@ColumnTransformer(read = "cast(result as text)")
	private @Nullable String result;

	@ColumnTransformer(read = "cast(problem as text)")
	private @Nullable String problem;

	@Formula("(select owner.keep_days from client owner where owner.id = client)")
	private @Nullable Integer keepDays;

	private @Nullable String provider;

	private @Nullable String model;

	private long inputTokens;

	private long outputTokens;

	private long costMicros;

	/** The columns that {@link #of} reads. */
	public static final String COLUMNS = """
			id, client, kind, state, input::text, drawing_id, end_user, metadata::text, attempt, max_attempts, version,
			created_at, run_at, started_at, attempt_at, deadline, finished_at, cancel_requested_at, erase_requested_at,
			favorite, stage, place, retry_of, progress_key, result::text, problem::text,
			(select keep_days from client owner where owner.id = client) as keep_days,
			provider, model, input_tokens, output_tokens, cost_micros
			""";

	protected Job() {
	}

	public static Job of(ResultSet row, int number) throws SQLException {
		Job job = new Job();
		job.id = row.getObject("id", UUID.class);
		job.client = row.getString("client");
		job.kind = row.getString("kind");
		job.state = JobState.valueOf(row.getString("state"));
		job.input = row.getString("input");
		job.drawingId = row.getObject("drawing_id", UUID.class);
		job.user = row.getString("end_user");
		job.metadata = row.getString("metadata");
		job.attempt = row.getInt("attempt");
		job.maxAttempts = row.getInt("max_attempts");
		job.version = row.getLong("version");
		job.createdAt = required(instant(row, "created_at"));
		job.runAt = required(instant(row, "run_at"));
		job.startedAt = instant(row, "started_at");
		job.attemptAt = instant(row, "attempt_at");
		job.deadline = required(instant(row, "deadline"));
		job.finishedAt = instant(row, "finished_at");
		job.cancelRequestedAt = instant(row, "cancel_requested_at");
		job.eraseRequestedAt = instant(row, "erase_requested_at");
		job.favorite = row.getBoolean("favorite");
		job.stage = row.getString("stage");
		job.place = required(instant(row, "place"));
		job.retryOf = row.getObject("retry_of", UUID.class);
		job.progressKey = row.getObject("progress_key", UUID.class);
		job.result = row.getString("result");
		job.problem = row.getString("problem");
		job.keepDays = row.getObject("keep_days", Integer.class);
		job.provider = row.getString("provider");
		job.model = row.getString("model");
		job.inputTokens = row.getLong("input_tokens");
		job.outputTokens = row.getLong("output_tokens");
		job.costMicros = row.getLong("cost_micros");
		return job;
	}

	public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
		return (at != null) ? at.toInstant() : null;
	}

	public static Instant required(@Nullable Instant at) {
		return Objects.requireNonNull(at);
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
