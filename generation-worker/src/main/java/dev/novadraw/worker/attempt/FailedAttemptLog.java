package dev.novadraw.worker.attempt;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.novadraw.engine.job.AttemptCall;
import dev.novadraw.engine.job.Claim;
import dev.novadraw.engine.job.Spending;
import dev.novadraw.engine.problem.Problem;

/**
 * The log of failed attempts: one line for each, with everything an operator needs and no
 * content.
 */
public final class FailedAttemptLog {

	private static final Logger log = LoggerFactory.getLogger(FailedAttemptLog.class);

	private FailedAttemptLog() {
	}

	/**
	 * Logs a failed attempt.
	 * @param isLast true if the job fails with it
	 * @param exception types and locations of an unexpected exception, or null
	 */
	static void log(Claim claim, Problem problem, boolean isLast, Spending spent, @Nullable String exception) {
		List<String> pairs = new ArrayList<>();
		add(pairs, "job", claim.lease().job());
		add(pairs, "kind", claim.kind());
		add(pairs, "client", claim.client());
		add(pairs, "attempt", claim.attempt() + "/" + claim.maxAttempts());
		add(pairs, "final", isLast);
		add(pairs, "problem", problem.code());
		AttemptCall call = decisive(spent.calls());
		if (call != null) {
			add(pairs, "call", call.purpose());
			add(pairs, "provider", call.provider());
			add(pairs, "model", call.model());
			add(pairs, "status", call.status());
			add(pairs, "error", call.error());
			add(pairs, "code", call.code());
			add(pairs, "param", call.param());
			add(pairs, "cause", call.cause());
		}
		add(pairs, "exception", exception);
		log.warn("Attempt failed {}", String.join(" ", pairs));
	}

	private static void add(List<String> pairs, String key, @Nullable Object value) {
		if (value != null) {
			pairs.add(key + "=" + value);
		}
	}

	/** Returns the last failed call, or else the last call; null without calls. */
	private static @Nullable AttemptCall decisive(List<AttemptCall> calls) {
		return calls.reversed()
			.stream()
			.filter((call) -> call.error() != null)
			.findFirst()
			.orElse(calls.isEmpty() ? null : calls.getLast());
	}

}
