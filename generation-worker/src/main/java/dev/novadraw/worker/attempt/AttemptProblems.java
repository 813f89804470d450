package dev.novadraw.worker.attempt;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.novadraw.engine.problem.Problem;
import dev.novadraw.engine.problem.ProblemCode;

/**
 * Problems of attempts of any kind.
 */
final class AttemptProblems {

	static final Problem ATTEMPT_FAILED = Problem.of(ProblemCode.ATTEMPT_FAILED,
			"The AI provider was unreachable or sent an invalid response. Submit the job again later.");

	static final Problem ATTEMPT_TIMED_OUT = Problem.of(ProblemCode.ATTEMPT_TIMED_OUT,
			"The AI provider did not respond within the time limit of an attempt. Submit the job again later.");

	static final Problem INPUT_UNREADABLE = Problem.of(ProblemCode.INPUT_UNREADABLE,
			"The kind of the job cannot read its stored input. Submit the job again with valid options.");

	static final Problem RESULT_UNSTORABLE = Problem.of(ProblemCode.RESULT_UNSTORABLE,
			"The generated result contains values that cannot be stored. Tell the operator; a retry would fail too.");

	static final Problem DRAWING_UNREADABLE = Problem.of(ProblemCode.DRAWING_UNREADABLE,
			"The file looked like an image but cannot be decoded. Save it again as PNG or JPEG and submit it again.");

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
