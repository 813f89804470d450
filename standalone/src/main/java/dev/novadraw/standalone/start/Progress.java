package dev.novadraw.standalone.start;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/**
 * The progress of the start, reported at the terminal.
 */
public final class Progress {

	private final PrintStream out;

	private final InstantSource clock;

	private final Instant begin;

	public Progress(PrintStream out, InstantSource clock) {
		this.out = out;
		this.clock = clock;
		this.begin = clock.instant();
	}

	public void say(String line) {
		this.out.println(line);
	}

	public void done(String part) {
		double seconds = Duration.between(this.begin, this.clock.instant()).toMillis() / 1000.0;
		this.out.printf(Locale.ROOT, "  %-20s ready after %4.1f s%n", part, seconds);
	}

}
