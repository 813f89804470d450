package dev.novadraw.chaos.proof;

import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * How a job ended.
 *
 * @param id which job
 * @param hero whose story it is
 * @param state its state
 * @param token how often it was claimed
 * @param attempt how many attempts count
 * @param result its story as JSON
 * @param begun when its last attempt began
 */
public record Ending(UUID id, String hero, String state, long token, int attempt, @Nullable String result,
		@Nullable Instant begun) {

	private static final Pattern TITLE = Pattern.compile("The bird and the song (\\d+)");

	/** The number of the call its story came from. */
	int call() {
		Matcher title = TITLE.matcher((this.result != null) ? this.result : "");
		return title.find() ? Integer.parseInt(title.group(1)) : 0;
	}

}
