package dev.novadraw.worker.ai.provider;

import java.io.Serial;
import java.time.Duration;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.kind.Outcome;
import dev.novadraw.engine.problem.Problem;

/**
 * A call that did not work or was not made, and what that means for its job. It holds
 * nothing that a provider wrote.
 */
public final class ProviderFailure extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final Reason reason;

	private final transient @Nullable Duration after;

	private final boolean perhapsPaid;

	private final @Nullable String origin;

	public ProviderFailure(Reason reason, @Nullable Duration after) {
		this(reason, after, false, null);
	}

	private ProviderFailure(Reason reason, @Nullable Duration after, boolean perhapsPaid, @Nullable String origin) {
		super(reason.name().toLowerCase(Locale.ROOT), null, false, false);
		this.reason = reason;
		this.after = after;
		this.perhapsPaid = perhapsPaid;
		this.origin = origin;
	}

	/**
	 * A call that may have been worked on, as far as anybody here knows.
	 */
	public static ProviderFailure perhapsPaid(Reason reason) {
		return new ProviderFailure(reason, null, true, null);
	}

	/**
	 * The same failure with the type of the exception it was read from, never its
	 * message.
	 */
	ProviderFailure from(Throwable exception) {
		return new ProviderFailure(this.reason, this.after, this.perhapsPaid, exception.getClass().getSimpleName());
	}

	/**
	 * The type of the exception it was read from; null when there was none.
	 */
	public @Nullable String origin() {
		return this.origin;
	}

	public boolean isPerhapsPaid() {
		return this.perhapsPaid;
	}

	/**
	 * The reason as a metric's tag.
	 */
	public String tag() {
		return this.reason.name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Returns the wait that the provider asked for, or null.
	 */
	public @Nullable Duration after() {
		return this.after;
	}

	public Reason reason() {
		return this.reason;
	}

	/**
	 * What comes of the attempt.
	 */
	public <R extends Record> Outcome<R> outcome() {
		return switch (this.reason) {
			case UNAVAILABLE -> new Outcome.Retry<>(AiProblems.UNAVAILABLE, this.after);
			case UNUSABLE -> new Outcome.Retry<>(AiProblems.UNUSABLE, null);
			case BUSY -> snoozed("provider_busy");
			case RATE_LIMITED -> snoozed("rate_limited");
			case RESTING -> snoozed("provider_resting");
			case PAUSED -> snoozed("provider_paused");
			case BUDGET_UNAVAILABLE -> snoozed("database_unavailable");
			case REJECTED -> failed(AiProblems.REJECTED);
			case DECLINED -> failed(AiProblems.BLOCKED);
			case NOT_PERMITTED -> failed(AiProblems.NOT_PERMITTED);
			case TOO_EXPENSIVE -> failed(AiProblems.SPEND_CAP_REACHED);
		};
	}

	private <R extends Record> Outcome<R> snoozed(String why) {
		return new Outcome.Snoozed<>((this.after != null) ? this.after : Duration.ofSeconds(5), why);
	}

	private static <R extends Record> Outcome<R> failed(Problem problem) {
		return new Outcome.Failed<>(problem);
	}

	/**
	 * What went wrong.
	 */
	public enum Reason {

		/** It could not be reached, broke down or took too long. */
		UNAVAILABLE,

		/** What it sent is no answer. */
		UNUSABLE,

		/** It has asked for less. */
		RATE_LIMITED,

		/** As many calls as there may be at a time are being made. */
		BUSY,

		/** It has failed too often of late. */
		RESTING,

		/** Nobody can say whether it may be asked. */
		BUDGET_UNAVAILABLE,

		/**
		 * It will not work before somebody does something: the key, the account, the
		 * model.
		 */
		PAUSED,

		/** It does not accept the request, and would not a second time. */
		REJECTED,

		/** It refuses to write about this. */
		DECLINED,

		/** No provider of the chain may be given what this client sends. */
		NOT_PERMITTED,

		/** The call might go beyond what may be spent. */
		TOO_EXPENSIVE

	}

}
