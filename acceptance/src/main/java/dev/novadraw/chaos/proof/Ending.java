package dev.novadraw.chaos.proof;

import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The end of a job.
 *
 * @param id the id of the job
 * @param hero the hero name of its story
 * @param state its state
 * @param token the number of claims
 * @param attempt the number of attempts that count
 * @param result its story as JSON
 * @param begun the start of its last attempt
 */
public record Ending(UUID id, String hero, String state, long token, int attempt, @Nullable String result,
		@Nullable Instant begun) {

	private static final Pattern TITLE = Pattern.compile("The bird and the song (\\d+)");

	/** Returns the number of the call that produced its story. */
	int call() {
		Matcher title = TITLE.matcher((this.result != null) ? this.result : "");
		return title.find() ? Integer.parseInt(title.group(1)) : 0;
	}

}
