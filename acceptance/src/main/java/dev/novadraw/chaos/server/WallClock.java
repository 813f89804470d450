package dev.novadraw.chaos.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The wall clock of some processes, which is moved while they run. It needs libfaketime
 * (Debian's package {@code faketime}). Monotonic clocks are right all the time, as they
 * are when somebody sets the clock of a machine.
 */
public final class WallClock {

	private static final List<Path> LIBRARIES = List.of(Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"),
			Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1"),
			Path.of("/usr/lib64/faketime/libfaketime.so.1"), Path.of("/usr/lib/faketime/libfaketime.so.1"));

	private final Path file;

	/**
	 * Creates a clock that is right.
	 * @param file where its processes read what it shows
	 */
	public WallClock(Path file) {
		this.file = file;
		set(Duration.ZERO);
	}

	/** Returns true if this machine has the library. */
	public static boolean isMovable() {
		return LIBRARIES.stream().anyMatch(Files::isReadable);
	}

	/** Moves it, for processes that run as well. */
	public void set(Duration ahead) {
		try {
			Path next = Files.writeString(this.file.resolveSibling(this.file.getFileName() + ".next"),
					"%+d%n".formatted(ahead.toSeconds()));
			Files.move(next, this.file, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The variables of a process that goes by it. */
	public Map<String, String> environment() {
		Path library = LIBRARIES.stream().filter(Files::isReadable).findFirst().orElseThrow();
		// The fix is for other versions of the C library: with it, waits end at once.
		return Map.of("LD_PRELOAD", library.toString(), "FAKETIME_TIMESTAMP_FILE", this.file.toString(),
				"FAKETIME_NO_CACHE", "1", "FAKETIME_DONT_FAKE_MONOTONIC", "1", "DONT_FAKE_MONOTONIC", "1",
				"FAKETIME_FORCE_MONOTONIC_FIX", "0");
	}

}
