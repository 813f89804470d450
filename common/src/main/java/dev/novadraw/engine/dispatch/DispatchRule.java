package dev.novadraw.engine.dispatch;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What steers the dispatch of some jobs. A rule for the key {@code *} speaks for each key
 * of its scope that has none of its own, for each by itself.
 *
 * @param scope whose jobs
 * @param key which of them; {@code *} for the queue
 * @param paused whether none is dispatched
 * @param reason why, for those who wait
 * @param maxRunning how many may be under way at a time; null for any number
 * @param startsPerMinute how many may be started a minute, evenly but for a tenth; null
 * for any number
 * @param weight the client's share in comparison with others, usually 1
 */
public record DispatchRule(Scope scope, String key, boolean paused, @Nullable String reason,
		@Nullable Integer maxRunning, @Nullable Integer startsPerMinute, double weight) {

	/**
	 * The key that speaks for all others.
	 */
	public static final String ANY = "*";

	/**
	 * What a rule can be about.
	 */
	public enum Scope {

		/** Everything. */
		QUEUE,

		/** Whose job it is. */
		CLIENT,

		/** What is to be made. */
		KIND,

		/** Whose model makes it. */
		PROVIDER,

		/** Which model makes it. */
		MODEL;

		/**
		 * Its name in the database and in URLs.
		 */
		public String id() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * A rule that changes nothing yet.
	 */
	public static DispatchRule none(Scope scope, String key) {
		return new DispatchRule(scope, key, false, null, null, null, 1);
	}

	public DispatchRule pausedFor(@Nullable String reason) {
		return new DispatchRule(this.scope, this.key, true, reason, this.maxRunning, this.startsPerMinute, this.weight);
	}

	public DispatchRule resumed() {
		return new DispatchRule(this.scope, this.key, false, null, this.maxRunning, this.startsPerMinute, this.weight);
	}

}
