package dev.novadraw.worker.attempt;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.novadraw.engine.problem.Problem;

/**
 * Problems of attempts of any kind.
 */
final class AttemptProblems {

	static final Problem ATTEMPT_FAILED = new Problem("ATTEMPT_FAILED", "Attempt failed",
			"The AI provider was unreachable or sent an invalid response. Submit the job again later.", true);

	static final Problem ATTEMPT_TIMED_OUT = new Problem("ATTEMPT_TIMED_OUT", "Attempt timed out",
			"The AI provider did not respond within the time limit of an attempt. Submit the job again later.", true);

	static final Problem INPUT_UNREADABLE = new Problem("INPUT_UNREADABLE", "Unreadable input",
			"The kind of the job cannot read its stored input. Submit the job again with valid options.", false);

	static final Problem RESULT_UNSTORABLE = new Problem("RESULT_UNSTORABLE", "Result not storable",
			"The generated result contains values that cannot be stored. Tell the operator; a retry would fail too.",
			false);

	static final Problem DRAWING_UNREADABLE = new Problem("DRAWING_UNREADABLE", "Unreadable drawing",
			"The file looked like an image but cannot be decoded. Save it again as PNG or JPEG and submit it again.",
			false);

	private AttemptProblems() {
	}

	/**
	 * Returns the types and locations of a failure and its causes, at most five, without
	 * their messages.
	 */
	static String trail(Throwable failure) {
		return Stream.iterate(failure, (one) -> one != null, Throwable::getCause)
			.limit(5)
			.map(AttemptProblems::typeAndPlace)
			.collect(Collectors.joining(", caused by "));
	}

	private static String typeAndPlace(Throwable failure) {
		StackTraceElement[] trace = failure.getStackTrace();
		return failure.getClass().getName() + ((trace.length > 0) ? " at " + trace[0] : "");
	}

}
