package dev.novadraw.engine.problem;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The description of a failure, stored with a job and returned to its client. It never
 * contains a child's text, a provider's text or a class name.
 *
 * @param code the stable code in {@code UPPER_SNAKE}, for programs
 * @param title the meaning of the code, the same for every occurrence
 * @param detail the description of this occurrence, with the remedy
 * @param retryable true if the same request may succeed later
 * @param childMessage a message for children, by language; null if no child sees the
 * problem
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String code, String title, String detail, boolean retryable,
		@Nullable Map<String, String> childMessage) {

	public Problem(String code, String title, String detail, boolean retryable) {
		this(code, title, detail, retryable, null);
	}

	/**
	 * Creates the description of one occurrence of a problem.
	 */
	public static Problem of(ProblemCode code, String detail) {
		return new Problem(code.name(), code.title(), detail, code.isRetryable(), code.childMessage());
	}

}
