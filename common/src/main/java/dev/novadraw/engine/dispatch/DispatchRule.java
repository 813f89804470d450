package dev.novadraw.engine.dispatch;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A rule for the dispatch of some jobs: a pause, limits or a weight. A rule with the key
 * {@code *} applies separately to each key of its scope that has no rule of its own.
 *
 * @param scope the property of jobs that the rule is about
 * @param key the value of that property; {@code *} for the queue
 * @param paused true if none of these jobs is dispatched
 * @param reason the reason for a pause, shown to clients
 * @param maxRunning the maximum number of jobs in flight; null for no limit
 * @param startsPerMinute the maximum number of jobs started a minute, spread evenly
 * except for a tenth; null for no limit
 * @param weight the share of a client relative to others, usually 1
 */
public record DispatchRule(Scope scope, String key, boolean paused, @Nullable String reason,
		@Nullable Integer maxRunning, @Nullable Integer startsPerMinute, double weight) {

	/**
	 * The key of the rule for all keys without a rule of their own.
	 */
	public static final String ANY = "*";

	/**
	 * The subject of a rule.
	 */
	public enum Scope {

		/** All jobs. */
		QUEUE,

		/** The jobs of a client. */
		CLIENT,

		/** The jobs of a kind. */
		KIND,

		/** The jobs of a model provider. */
		PROVIDER,

		/** The jobs of a model. */
		MODEL;

		/**
		 * Returns the name in the database and in URLs.
		 */
		public String id() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * Returns a rule without a pause or limits.
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
