package dev.novadraw.engine.problem;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Why something did not work, as it is stored with a job and told to its client. It never
 * holds a child's words, a provider's text or a class name.
 *
 * @param code stable and {@code UPPER_SNAKE}: what programs decide on
 * @param title what the code means, the same for every occurrence
 * @param detail what happened here and what to do about it
 * @param retryable whether the same request may succeed later
 * @param childMessage what a child may be told, by language; null where no child will see
 * it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String code, String title, String detail, boolean retryable,
		@Nullable Map<String, String> childMessage) {

	public Problem(String code, String title, String detail, boolean retryable) {
		this(code, title, detail, retryable, null);
	}

}
