package dev.novadraw.worker.ai.provider;

import java.io.Serial;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.kind.Outcome;
import dev.novadraw.engine.problem.Problem;
import dev.novadraw.worker.ai.answer.ProviderError;

/**
 * A call that failed or was not made, and the consequence for its job. It contains no
 * text from a provider.
 */
public final class ProviderFailure extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final Reason reason;

	private final transient @Nullable Duration after;

	private final boolean perhapsPaid;

	private final @Nullable String origin;

	private final transient @Nullable ProviderError error;

	public ProviderFailure(Reason reason, @Nullable Duration after) {
		this(reason, after, false, null, null);
	}

	private ProviderFailure(Reason reason, @Nullable Duration after, boolean perhapsPaid, @Nullable String origin,
			@Nullable ProviderError error) {
		super(reason.name().toLowerCase(Locale.ROOT), null, false, false);
		this.reason = reason;
		this.after = after;
		this.perhapsPaid = perhapsPaid;
		this.origin = origin;
		this.error = error;
	}

	/**
	 * Creates the failure of a call that the provider may bill.
	 */
	public static ProviderFailure perhapsPaid(Reason reason) {
		return new ProviderFailure(reason, null, true, null, null);
	}

	/**
	 * Returns this failure with the type of the exception it was classified from, never
	 * its message.
	 */
	ProviderFailure from(Throwable exception) {
		return new ProviderFailure(this.reason, this.after, this.perhapsPaid, exception.getClass().getSimpleName(),
				this.error);
	}

	/**
	 * Returns this failure with the error of the provider behind it.
	 */
	ProviderFailure because(ProviderError error) {
		return new ProviderFailure(this.reason, this.after, this.perhapsPaid, this.origin, error);
	}

	/**
	 * Returns the code of the provider's error, or null.
	 */
	public @Nullable String code() {
		return (this.error != null) ? this.error.code() : null;
	}

	/**
	 * Returns the setting of the request that the provider's error names, or null.
	 */
	public @Nullable String param() {
		return (this.error != null) ? this.error.param() : null;
	}

	/**
	 * Returns status, code and param of the provider's error, for operators; empty if
	 * there is none.
	 */
	public String details() {
		ProviderError error = this.error;
		return (error == null) ? "" : "status=%d code=%s param=%s".formatted(error.status(),
				Objects.requireNonNullElse(error.code(), "-"), Objects.requireNonNullElse(error.param(), "-"));
	}

	/**
	 * Returns the type of the exception that it was classified from, or null if there was
	 * none.
	 */
	public @Nullable String origin() {
		return this.origin;
	}

	public boolean isPerhapsPaid() {
		return this.perhapsPaid;
	}

	/**
	 * Returns the value of the metrics tag for the reason.
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
	 * Returns the outcome of the attempt.
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
			case CUT_OFF -> failed(AiProblems.CUT_OFF);
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
	 * The reason for a failure.
	 */
	public enum Reason {

		/** The provider was unreachable, returned a server error or timed out. */
		UNAVAILABLE,

		/** The response is not a valid answer. */
		UNUSABLE,

		/**
		 * The answer was cut off at its maximum length. Another attempt would be cut off
		 * too, so there is none.
		 */
		CUT_OFF,

		/** The provider's rate limit was reached. */
		RATE_LIMITED,

		/** The limit of concurrent calls to the provider was reached. */
		BUSY,

		/** The circuit breaker is open after too many recent failures. */
		RESTING,

		/** The database is unavailable, so the budget cannot be checked. */
		BUDGET_UNAVAILABLE,

		/**
		 * The provider is paused until an operator acts, because it rejects the key, the
		 * account, the model or a setting.
		 */
		PAUSED,

		/** The provider rejects the request and would reject it again. */
		REJECTED,

		/** The provider declines to write about this content. */
		DECLINED,

		/** The policy of every provider in the chain excludes this client's data. */
		NOT_PERMITTED,

		/** The call might exceed a spend cap. */
		TOO_EXPENSIVE

	}

}
