package dev.novadraw.engine.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Why a job is not running: one reason, the one that has to go first.
 */
public sealed interface WaitReason {

	/**
	 * Says it in one sentence.
	 */
	String sentence(Instant now);

	/**
	 * A pause holds it up.
	 *
	 * @param scope what is paused: the queue, or a client, kind, provider or model
	 * @param key which of them
	 * @param reason what the operator said
	 */
	record Paused(String scope, String key, @Nullable String reason) implements WaitReason {

		@Override
		public String sentence(Instant now) {
			return "%s is paused%s.".formatted(named(this.scope, this.key),
					(this.reason != null) ? ": " + this.reason : "");
		}

	}

	/**
	 * As many jobs run as may at a time.
	 *
	 * @param scope whose limit it is
	 * @param key which of them
	 * @param limit how many
	 */
	record LimitReached(String scope, String key, int limit) implements WaitReason {

		@Override
		public String sentence(Instant now) {
			return "%s has as many jobs under way as it may at a time (%d).".formatted(named(this.scope, this.key),
					this.limit);
		}

	}

	/**
	 * As many jobs were started in this minute as may be.
	 *
	 * @param scope whose rate it is
	 * @param key which of them
	 * @param perMinute how many
	 */
	record RateReached(String scope, String key, int perMinute) implements WaitReason {

		@Override
		public String sentence(Instant now) {
			return "%s starts at most %d jobs a minute; this one goes when there is room again."
				.formatted(named(this.scope, this.key), this.perMinute);
		}

	}

	/**
	 * Its time has not come.
	 *
	 * @param until when it will
	 * @param attempt how often it was tried
	 * @param maxAttempts how often it may be tried
	 * @param code what went wrong the last time
	 */
	record Scheduled(Instant until, int attempt, int maxAttempts, @Nullable String code) implements WaitReason {

		@Override
		public String sentence(Instant now) {
			long seconds = Math.max(1, Duration.between(now, this.until).plusMillis(999).toSeconds());
			return (this.attempt == 0 || this.code == null) ? "It starts in %d s.".formatted(seconds)
					: "Attempt %d of %d did not work (%s); the next one starts in %d s.".formatted(this.attempt,
							this.maxAttempts, this.code, seconds);
		}

	}

	/**
	 * Nobody is there who could run it.
	 *
	 * @param anybody whether there are workers at all
	 */
	record NoWorker(boolean anybody) implements WaitReason {

		@Override
		public String sentence(Instant now) {
			return this.anybody ? "Waiting for a worker that knows this kind."
					: "Waiting for a worker; none is running.";
		}

	}

	/**
	 * It waits for its turn.
	 *
	 * @param ahead how many of the same client and kind go first
	 */
	record Queued(long ahead) implements WaitReason {

		@Override
		public String sentence(Instant now) {
			return (this.ahead == 0) ? "Next in line; waiting for a free worker."
					: "Waiting for its turn; %s%d of the same client and kind go first."
						.formatted((this.ahead >= QueueSnapshot.MAX_AHEAD) ? "more than " : "", this.ahead);
		}

	}

	/**
	 * It has been handed to the workers and starts when one has a free slot.
	 */
	record NoFreeSlot() implements WaitReason {

		@Override
		public String sentence(Instant now) {
			return "Waiting for a free worker.";
		}

	}

	/**
	 * What holds up a whole line, empty when nothing does.
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
