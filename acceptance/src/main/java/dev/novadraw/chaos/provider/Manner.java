package dev.novadraw.chaos.provider;

import java.time.Duration;

/**
 * How the AI provider treats a call.
 */
public sealed interface Manner {

	/** A story that keeps every rule, after a time. */
	record Story(Duration after) implements Manner {
	}

	/** An error. */
	record Refusal(int status) implements Manner {
	}

	/** An answer of so many bytes that is no story. */
	record Flood(int bytes) implements Manner {
	}

	/** An answer of JSON that is nested so deep. */
	record Abyss(int depth) implements Manner {
	}

}
