package dev.novadraw.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

/**
 * A lock on a server's directory against other processes. The operating system releases
 * it when this process ends, even if it is killed.
 */
public final class DirectoryLock implements AutoCloseable {

	private final FileChannel channel;

	private DirectoryLock(FileChannel channel) {
		this.channel = channel;
	}

	/**
	 * Locks a directory, which is created if missing and closed to other users.
	 * @throws EmbeddedServerException if another process holds the lock, with its process
	 * id, or if the directory cannot be written
	 */
	public static DirectoryLock acquire(Path directory) {
		return acquire(directory, 1);
	}

	/**
	 * Locks a directory that contains files of this program only: everything in it is
	 * closed to other users.
	 */
	public static DirectoryLock acquireAll(Path directory) {
		return acquire(directory, Integer.MAX_VALUE);
	}

	private static DirectoryLock acquire(Path directory, int depth) {
		try {
			Directories.makePrivate(directory, depth);
			FileChannel channel = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE,
					StandardOpenOption.READ, StandardOpenOption.WRITE);
			if (tryLock(channel) == null) {
				String owner = read(channel);
				channel.close();
				throw new EmbeddedServerException(
						"%s is in use by process %s: stop that one first, or choose another directory with --data."
							.formatted(directory, owner.isEmpty() ? "(unknown)" : owner));
			}
			write(channel);
			return new DirectoryLock(channel);
		}
		catch (IOException ex) {
			throw unusable(directory, ex);
		}
	}

	/**
	 * Creates a file that only its owner can read, or closes an existing one to other
	 * users.
	 */
	public static void createPrivate(Path file) {
		try {
			if (Files.notExists(file)) {
				Files.createFile(file);
			}
			Directories.close(file);
		}
		catch (IOException ex) {
			throw unusable(file, ex);
		}
	}

	private static EmbeddedServerException unusable(Path path, IOException ex) {
		return FullDisk.isCauseOf(ex) ? FullDisk.at(path, ex) : new EmbeddedServerException(
				"Cannot write to %s: make it writable, or choose another directory with --data.".formatted(path), ex);
	}

	private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		}
		catch (OverlappingFileLockException _) {
			return null;
		}
	}

	private static String read(FileChannel channel) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(32);
		channel.read(bytes, 0);
		return StandardCharsets.US_ASCII.decode(bytes.flip()).toString().strip();
	}

	private static void write(FileChannel channel) throws IOException {
		channel.truncate(0);
		channel.write(StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + "\n"), 0);
	}

	@Override
	public void close() {
		try {
			this.channel.close();
		}
		catch (IOException _) {
			// the lock is released at the latest when the process ends
		}
	}

}
