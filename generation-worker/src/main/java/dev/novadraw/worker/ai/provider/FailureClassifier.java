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

import dev.novadraw.worker.ai.http.ProviderHttpException;
import dev.novadraw.worker.ai.http.ResponseTooLargeException;
import dev.novadraw.worker.ai.provider.ProviderFailure.Reason;

/**
 * A classifier for the exceptions of all providers' clients.
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
				return read(refusal, rest).from(one);
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

	private static Optional<Throwable> first(List<Throwable> trail, Predicate<Throwable> type) {
		return trail.stream().filter(type).findFirst();
	}

	private static boolean isUnconnected(Throwable failure) {
		return failure instanceof ConnectException || failure instanceof UnknownHostException;
	}

	/**
	 * Returns true if no response arrived, as opposed to one that cannot be parsed.
	 */
	private static boolean isBroken(Throwable failure) {
		return failure instanceof TimeoutException
				|| (failure instanceof IOException && !failure.getClass().getName().contains("fasterxml"));
	}

	private static ProviderFailure read(ProviderHttpException refusal, Duration rest) {
		Duration wait = limited(refusal.retryAfter());
		if (refusal.outOfCredit()) {
			return new ProviderFailure(Reason.PAUSED, PAUSE);
		}
		return switch (refusal.status()) {
			case 401, 403, 404 -> new ProviderFailure(Reason.PAUSED, PAUSE);
			case 429, 529 -> new ProviderFailure(Reason.RATE_LIMITED, (wait != null) ? wait : rest);
			case 408, 409, 425 -> new ProviderFailure(Reason.UNAVAILABLE, null);
			default -> (refusal.status() >= 400 && refusal.status() < 500) ? new ProviderFailure(Reason.REJECTED, null)
					: new ProviderFailure(Reason.UNAVAILABLE, wait);
		};
	}

	private static @Nullable Duration limited(@Nullable Duration requested) {
		return (requested != null && requested.compareTo(MAX_WAIT) > 0) ? MAX_WAIT : requested;
	}

}
