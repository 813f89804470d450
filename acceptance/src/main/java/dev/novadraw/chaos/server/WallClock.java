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
 * The wall clock of some processes, which can be moved while they run. It needs
 * libfaketime (Debian's package {@code faketime}). Monotonic clocks stay correct, as when
 * the clock of a real machine is set.
 */
public final class WallClock {

	private static final List<Path> LIBRARIES = List.of(Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"),
			Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1"),
			Path.of("/usr/lib64/faketime/libfaketime.so.1"), Path.of("/usr/lib/faketime/libfaketime.so.1"));

	private final Path file;

	/**
	 * Creates a clock without an offset.
	 * @param file the file that its processes read the offset from
	 */
	public WallClock(Path file) {
		this.file = file;
		set(Duration.ZERO);
	}

	/** Returns true if libfaketime is installed. */
	public static boolean isMovable() {
		return LIBRARIES.stream().anyMatch(Files::isReadable);
	}

	/** Sets the offset, also for running processes. */
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

	/** Returns the environment variables of a process with this clock. */
	public Map<String, String> environment() {
		Path library = LIBRARIES.stream().filter(Files::isReadable).findFirst().orElseThrow();
		// The fix is for other versions of the C library; here it would make waits end at
		// once.
		return Map.of("LD_PRELOAD", library.toString(), "FAKETIME_TIMESTAMP_FILE", this.file.toString(),
				"FAKETIME_NO_CACHE", "1", "FAKETIME_DONT_FAKE_MONOTONIC", "1", "DONT_FAKE_MONOTONIC", "1",
				"FAKETIME_FORCE_MONOTONIC_FIX", "0");
	}

}
