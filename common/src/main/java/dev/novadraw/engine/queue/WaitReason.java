package dev.novadraw.engine.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The reason why a job is not running. Of several reasons, it is the one that must be
 * resolved first.
 */
public sealed interface WaitReason {

	/**
	 * Returns the reason as one sentence.
	 */
	String sentence(Instant now);

	/**
	 * A pause of dispatch.
	 *
	 * @param scope the scope of the pause: the queue, or a client, kind, provider or
	 * model
	 * @param key the name within the scope
	 * @param reason the reason given by the operator
	 */
	record Paused(String scope, String key, @Nullable String reason) implements WaitReason {

		@Override
		public String sentence(Instant now) {
			return "%s is paused%s.".formatted(named(this.scope, this.key),
					(this.reason != null) ? ": " + this.reason : "");
		}

	}

	/**
	 * A limit of jobs in flight.
	 *
	 * @param scope the scope of the limit
	 * @param key the name within the scope
	 * @param limit the limit
	 */
	record LimitReached(String scope, String key, int limit) implements WaitReason {

		@Override
		public String sentence(Instant now) {
			return "%s has reached its limit of jobs in flight (%d).".formatted(named(this.scope, this.key),
					this.limit);
		}

	}

	/**
	 * A limit of starts a minute.
	 *
	 * @param scope the scope of the limit
	 * @param key the name within the scope
	 * @param perMinute the limit
	 */
	record RateReached(String scope, String key, int perMinute) implements WaitReason {

		@Override
		public String sentence(Instant now) {
			return "%s has reached its limit of starts per minute (%d).".formatted(named(this.scope, this.key),
					this.perMinute);
		}

	}

	/**
	 * A start that is scheduled for later.
	 *
	 * @param until the time of the start
	 * @param attempt the number of attempts so far
	 * @param maxAttempts the maximum number of attempts
	 * @param code the code of the last problem
	 */
	record Scheduled(Instant until, int attempt, int maxAttempts, @Nullable String code) implements WaitReason {

		@Override
		public String sentence(Instant now) {
			long seconds = Math.max(1, Duration.between(now, this.until).plusMillis(999).toSeconds());
			return (this.attempt == 0 || this.code == null) ? "Starts in %d s.".formatted(seconds)
					: "Attempt %d of %d failed (%s); the next one starts in %d s.".formatted(this.attempt,
							this.maxAttempts, this.code, seconds);
		}

	}

	/**
	 * No live worker that knows the kind.
	 *
	 * @param anyWorker true if there are workers at all
	 */
	record NoWorker(boolean anyWorker) implements WaitReason {

		@Override
		public String sentence(Instant now) {
			return this.anyWorker ? "Waiting for a worker that supports this kind."
					: "Waiting for a worker; none is running.";
		}

	}

	/**
	 * Other jobs that are dispatched first.
	 *
	 * @param ahead the number of jobs of the same client and kind that are dispatched
	 * first
	 */
	record Queued(long ahead) implements WaitReason {

		@Override
		public String sentence(Instant now) {
			if (this.ahead == 0) {
				return "Next; waiting for a free worker.";
			}
			return (this.ahead == 1) ? "Queued; 1 job of the same client and kind is ahead."
					: "Queued; %s%d jobs of the same client and kind are ahead."
						.formatted((this.ahead >= QueueSnapshot.MAX_AHEAD) ? "more than " : "", this.ahead);
		}

	}

	/**
	 * A dispatched job that starts when a worker has a free slot.
	 */
	record NoFreeSlot() implements WaitReason {

		@Override
		public String sentence(Instant now) {
			return "Waiting for a free worker.";
		}

	}

	/**
	 * Returns the reason that holds all jobs of a snapshot, empty if there is none.
	 */
	static Optional<WaitReason> hold(ResultSet row, int number) throws SQLException {
		if (row.getBoolean("paused")) {
			return Optional.of(new Paused(row.getString("scope"), row.getString("key"), row.getString("reason")));
		}
		if (!row.getBoolean("known")) {
			return Optional.of(new NoWorker(row.getLong("workers") > 0));
		}
		return (row.getString("scope") != null) ? Optional.of(limit(row)) : Optional.empty();
	}

	private static WaitReason limit(ResultSet row) throws SQLException {
		int limit = row.getInt("max_running");
		return (!row.wasNull() && row.getInt("busy") >= limit)
				? new LimitReached(row.getString("scope"), row.getString("key"), limit)
				: new RateReached(row.getString("scope"), row.getString("key"), row.getInt("starts_per_minute"));
	}

	private static String named(String scope, String key) {
		return switch (scope) {
			case "queue" -> "The queue";
			case "client" -> "This client";
			case "kind" -> "The kind '" + key + "'";
			case "provider" -> "The provider '" + key + "'";
			default -> "The model '" + key + "'";
		};
	}

}
