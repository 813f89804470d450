package dev.novadraw.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The detection of a full disk, and the message for the user.
 */
public final class FullDisk {

	/**
	 * The free space required for a start, in bytes; a new database, its first log and a
	 * broker use half of it.
	 */
	private static final long NEEDED = 256L << 20;

	private static final String ENGLISH = "No space left on device";

	private FullDisk() {
	}

	/**
	 * Rejects a directory whose disk has too little space for a start.
	 */
	public static void refuse(Path directory) {
		refuse(directory, NEEDED);
	}

	static void refuse(Path directory, long needed) {
		shortage(directory, needed).ifPresent((shortage) -> {
			throw new EmbeddedServerException(shortage + ": free some, or choose another directory with --data.");
		});
	}

	/**
	 * Returns the shortage of space on the disk of a directory, as the beginning of a
	 * sentence, or empty if {@code needed} bytes are left.
	 */
	public static Optional<String> shortage(Path directory, long needed) {
		try {
			long left = Files.getFileStore(directory).getUsableSpace();
			return (left >= needed) ? Optional.empty() : Optional
				.of("The disk of %s has %d MB left and %d are needed".formatted(directory, left >> 20, needed >> 20));
		}
		catch (IOException _) {
			// Not every file system reports its free space.
			return Optional.empty();
		}
	}

	/**
	 * Returns true if a failure or one of its causes reports a full disk.
	 */
	public static boolean isCauseOf(Throwable failure) {
		return Stream.iterate(failure, (cause) -> cause != null, Throwable::getCause)
			.anyMatch((cause) -> says(cause.getMessage()));
	}

	static boolean says(@Nullable String message) {
		return message != null && message.contains(ENGLISH);
	}

	/**
	 * Returns the exception with the message for the user.
	 */
	public static EmbeddedServerException at(Path directory, Throwable cause) {
		return new EmbeddedServerException(
				"The disk of %s is full: free some, or choose another directory with --data.".formatted(directory),
				cause);
	}

}
