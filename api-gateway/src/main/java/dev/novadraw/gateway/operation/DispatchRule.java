package dev.novadraw.gateway.operation;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * A rule for the dispatch of some jobs: a pause, limits or a weight. A rule with the key
 * {@code *} applies separately to each key of its scope that has no rule of its own.
 */
@Entity
@Table(name = "dispatch_rule")
@SuppressWarnings("NullAway.Init")
class DispatchRule {

	/**
	 * The key of the rule for all keys without a rule of their own.
	 */
	static final String ANY = "*";

	@EmbeddedId
	private Id id;

	private boolean paused;

	private @Nullable String reason;

	private @Nullable Integer maxRunning;

	private @Nullable Integer startsPerMinute;

	private double weight;

	/**
	 * The key of a rule, which selects its jobs.
	 *
	 * @param scope the {@linkplain RuleScope#id() id} of a property of jobs
	 * @param key the value of this property; {@code *} in the scope {@code queue}
	 */
	@Embeddable
	record Id(String scope, String key) {
	}

	Id getId() {
		return this.id;
	}

	boolean isPaused() {
		return this.paused;
	}

	/**
	 * Returns the reason for a pause, shown to clients.
	 */
	@Nullable String getReason() {
		return this.reason;
	}

	/**
	 * Returns the maximum number of jobs in flight; null for no limit.
	 */
	@Nullable Integer getMaxRunning() {
		return this.maxRunning;
	}

	/**
	 * Returns the maximum number of jobs started a minute; null for no limit. A tenth of
	 * them, but at least one, may start at once; other starts are spread evenly.
	 */
	@Nullable Integer getStartsPerMinute() {
		return this.startsPerMinute;
	}

	/**
	 * Returns the share of a client relative to others, usually 1.
	 */
	double getWeight() {
		return this.weight;
	}

	/**
	 * Replaces all values.
	 */
	void set(RuleBody values) {
		this.paused = Boolean.TRUE.equals(values.paused());
		this.reason = values.reason();
		this.maxRunning = values.maxRunning();
		this.startsPerMinute = values.startsPerMinute();
		this.weight = (values.weight() != null) ? values.weight() : 1;
	}

}
