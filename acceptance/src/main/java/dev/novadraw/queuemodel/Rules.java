package dev.novadraw.queuemodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * The effects of a step on the columns of a job beside its state. The token is not among
 * them: it increases by one exactly when an attempt begins.
 *
 * @param attempts the change of the number of attempts
 * @param left the requirement for the attempts left after the step
 * @param worker the worker in the log
 * @param reason the reasons in the log
 */
record Rules(Attempts attempts, Left left, Worker worker, Reason reason) {

	enum Attempts {

		ZERO, SAME, ONE_MORE, ONE_LESS, SAME_OR_ONE_LESS;

		boolean allows(int before, int after) {
			return switch (this) {
				case ZERO -> after == 0;
				case SAME -> after == before;
				case ONE_MORE -> after == before + 1;
				case ONE_LESS -> after == before - 1;
				case SAME_OR_ONE_LESS -> after == before || after == before - 1;
			};
		}

	}

	enum Left {

		ANY, SOME, NONE;

		boolean allows(int attempt, int max) {
			return switch (this) {
				case ANY -> true;
				case SOME -> attempt < max;
				case NONE -> attempt == max;
			};
		}

	}

	enum Worker {

		NO_WORKER, ANY_WORKER, HOLDER, HOLDER_OR_NO_WORKER;

		boolean allows(@Nullable String before, @Nullable String after) {
			return switch (this) {
				case NO_WORKER -> after == null;
				case ANY_WORKER -> after != null;
				case HOLDER -> after != null && Objects.equals(before, after);
				case HOLDER_OR_NO_WORKER -> after == null || Objects.equals(before, after);
			};
		}

	}

	record Reason(String words, Predicate<@Nullable String> allowed) {

		static Reason without() {
			return new Reason("none", Objects::isNull);
		}

		static Reason whatever() {
			return new Reason("any", (reason) -> true);
		}

		static Reason oneOf(String... words) {
			Set<String> known = Set.of(words);
			return new Reason("one of " + List.of(words), (reason) -> reason != null && known.contains(reason));
		}

		static Reason noneOr(String word) {
			return new Reason("none or " + word, (reason) -> reason == null || reason.equals(word));
		}

		static Reason but(String... words) {
			Set<String> excluded = Set.of(words);
			return new Reason("some, but not " + List.of(words),
					(reason) -> reason != null && !excluded.contains(reason));
		}

	}

	boolean allow(@Nullable Event before, Event after, int maxAttempts) {
		return this.attempts.allows(attempt(before), after.attempt()) && inBounds(after, maxAttempts)
				&& this.left.allows(after.attempt(), maxAttempts) && after.token() == expectedToken(before)
				&& this.worker.allows(worker(before), after.worker()) && explain(after);
	}

	/** Returns true if the reason in the log is allowed for this step. */
	boolean explain(Event after) {
		return this.reason.allowed().test(after.reason());
	}

	List<String> objections(@Nullable Event before, Event after, int maxAttempts) {
		List<String> objections = new ArrayList<>();
		if (!this.attempts.allows(attempt(before), after.attempt())) {
			objections.add("attempt went from " + attempt(before) + " to " + after.attempt());
		}
		if (!inBounds(after, maxAttempts) || !this.left.allows(after.attempt(), maxAttempts)) {
			objections.add("attempt is " + after.attempt() + " of " + maxAttempts);
		}
		if (after.token() != expectedToken(before)) {
			objections.add("token is " + after.token() + " instead of " + expectedToken(before));
		}
		if (!this.worker.allows(worker(before), after.worker())) {
			objections.add("worker is " + after.worker() + ", the holder was " + worker(before));
		}
		if (!explain(after)) {
			objections.add("reason is " + after.reason() + " instead of " + this.reason.words());
		}
		return objections;
	}

	private static boolean inBounds(Event after, int maxAttempts) {
		return after.attempt() >= 0 && after.attempt() <= maxAttempts;
	}

	private long expectedToken(@Nullable Event before) {
		long token = (before != null) ? before.token() : 0;
		return (this.attempts == Attempts.ONE_MORE) ? token + 1 : token;
	}

	private static int attempt(@Nullable Event before) {
		return (before != null) ? before.attempt() : 0;
	}

	private static @Nullable String worker(@Nullable Event before) {
		return (before != null) ? before.worker() : null;
	}

}
