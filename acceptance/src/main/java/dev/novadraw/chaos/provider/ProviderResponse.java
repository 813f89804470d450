package dev.novadraw.chaos.provider;

import java.time.Duration;

/**
 * The response of the AI provider to a call.
 */
public sealed interface Manner {

	/** A valid story, after a delay. */
	record Story(Duration after) implements Manner {
	}

	/** An error. */
	record Refusal(int status) implements Manner {
	}

	/** An answer of {@code bytes} bytes that is not a story. */
	record Flood(int bytes) implements Manner {
	}

	/** A JSON answer with {@code depth} levels of nesting. */
	record Abyss(int depth) implements Manner {
	}

}
