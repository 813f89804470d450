package dev.novadraw.standalone;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/**
 * Tells the person at the terminal how far the start has come.
 */
final class Progress {

	private final PrintStream out;

	private final InstantSource clock;

	private final Instant begin;

	Progress(PrintStream out, InstantSource clock) {
		this.out = out;
		this.clock = clock;
		this.begin = clock.instant();
	}

	void say(String line) {
		this.out.println(line);
	}

	void done(String part) {
		double seconds = Duration.between(this.begin, this.clock.instant()).toMillis() / 1000.0;
		this.out.printf(Locale.ROOT, "  %-20s ready after %4.1f s%n", part, seconds);
	}

}
