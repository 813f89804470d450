package dev.novadraw.worker.ai.provider;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.novadraw.worker.ai.answer.Answer;
import dev.novadraw.worker.ai.answer.Ending;
import dev.novadraw.worker.ai.answer.Meaning;
import dev.novadraw.worker.ai.answer.ProviderError;
import dev.novadraw.worker.ai.http.ProviderHttpException;
import dev.novadraw.worker.ai.http.ResponseTooLargeException;
import dev.novadraw.worker.ai.http.UnsentRequestException;
import dev.novadraw.worker.ai.provider.ProviderFailure.Reason;

/**
 * A classifier for the exceptions of all providers' clients, and for answers that cannot
 * be used.
 */
public final class FailureClassifier {

	/**
	 * The time that a job waits before it checks again if its provider is still paused.
	 */
	public static final Duration PAUSE = Duration.ofMinutes(1);

	public static final Duration MAX_WAIT = Duration.ofMinutes(5);

	private static final int MAX_DEPTH = 12;

	private FailureClassifier() {
	}

	/**
	 * Classifies a failure by the first known type among it and its causes.
	 * @param rest the wait after a rate-limit response that does not name one
	 */
	public static ProviderFailure read(Throwable failure, Duration rest) {
		List<Throwable> trail = Stream.iterate(failure, (one) -> one != null, Throwable::getCause)
			.limit(MAX_DEPTH)
			.toList();
		for (Throwable one : trail) {
			if (one instanceof ProviderFailure known) {
				return known;
			}
			if (one instanceof ProviderHttpException refusal) {
				return read(refusal.error(), rest).from(one);
			}
			if (one instanceof ResponseTooLargeException) {
				return ProviderFailure.perhapsPaid(Reason.UNUSABLE).from(one);
			}
		}
		return first(trail, FailureClassifier::isUnconnected)
			.map((one) -> new ProviderFailure(Reason.UNAVAILABLE, null).from(one))
			.or(() -> first(trail, FailureClassifier::isBroken)
				.map((one) -> ProviderFailure.perhapsPaid(Reason.UNAVAILABLE).from(one)))
			.orElseGet(() -> ProviderFailure.perhapsPaid(Reason.UNUSABLE).from(trail.getLast()));
	}

	/**
	 * Classifies an answer that was read to its end; empty if it can be used.
	 * @param rest the wait after a rate-limit error that does not name one
	 */
	public static Optional<ProviderFailure> read(Answer answer, Duration rest) {
		ProviderError error = answer.error();
		if (error != null) {
			return Optional.of(answer.isBegun() ? late(error) : read(error, rest));
		}
		if (answer.ending() == Ending.BLOCKED) {
			return Optional.of(new ProviderFailure(Reason.DECLINED, null));
		}
		if (answer.ending() == Ending.CUT) {
			return Optional.of(new ProviderFailure(Reason.CUT_OFF, null));
		}
		return answer.isComplete() ? Optional.empty() : Optional.of(ProviderFailure.perhapsPaid(Reason.UNUSABLE));
	}

	// What the model has written may be billed, and the provider did accept the call.
	private static ProviderFailure late(ProviderError error) {
		Reason reason = (error.meaning() == Meaning.BLOCKED) ? Reason.DECLINED : Reason.UNAVAILABLE;
		return ProviderFailure.perhapsPaid(reason).because(error);
	}

	private static Optional<Throwable> first(List<Throwable> trail, Predicate<Throwable> type) {
		return trail.stream().filter(type).findFirst();
	}

	private static boolean isUnconnected(Throwable failure) {
		return failure instanceof UnsentRequestException || failure instanceof ConnectException
				|| failure instanceof UnknownHostException;
	}

	/**
	 * Returns true if no response arrived, as opposed to one that cannot be parsed.
	 */
	private static boolean isBroken(Throwable failure) {
		return failure instanceof TimeoutException
				|| (failure instanceof IOException && !failure.getClass().getName().contains("fasterxml"));
	}

	private static ProviderFailure read(ProviderError error, Duration rest) {
		Duration wait = limited(error.retryAfter());
		ProviderFailure failure = switch (error.meaning()) {
			case BLOCKED -> new ProviderFailure(Reason.DECLINED, null);
			case OPERATOR -> new ProviderFailure(Reason.PAUSED, PAUSE);
			case SNOOZE -> new ProviderFailure(Reason.RATE_LIMITED, (wait != null) ? wait : rest);
			case REJECTED -> new ProviderFailure(Reason.REJECTED, null);
			case RETRY -> new ProviderFailure(Reason.UNAVAILABLE, wait);
		};
		return failure.because(error);
	}

	private static @Nullable Duration limited(@Nullable Duration requested) {
		return (requested != null && requested.compareTo(MAX_WAIT) > 0) ? MAX_WAIT : requested;
	}

}
