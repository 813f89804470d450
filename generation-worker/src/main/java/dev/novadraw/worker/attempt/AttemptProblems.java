package dev.novadraw.worker.attempt;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.novadraw.engine.problem.Problem;

/**
 * Problems of attempts of any kind.
 */
final class AttemptProblems {

	static final Problem ATTEMPT_FAILED = new Problem("ATTEMPT_FAILED", "The attempt did not work",
			"The AI provider could not be reached or did not answer properly. Submit the job again later.", true);

	static final Problem ATTEMPT_TIMED_OUT = new Problem("ATTEMPT_TIMED_OUT", "The attempt took too long",
			"The AI provider did not answer within the time limit of an attempt. Submit the job again later.", true);

	static final Problem INPUT_UNREADABLE = new Problem("INPUT_UNREADABLE", "The stored input cannot be read",
			"The input of the job is not one that its kind understands (any more). Submit it again as the kind asks for.",
			false);

	static final Problem RESULT_UNSTORABLE = new Problem("RESULT_UNSTORABLE", "The result cannot be stored",
			"What was generated holds something that cannot be stored. Tell the operator; another attempt would end the same.",
			false);

	static final Problem DRAWING_UNREADABLE = new Problem("DRAWING_UNREADABLE", "The drawing cannot be looked at",
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
