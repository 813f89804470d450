package dev.novadraw.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * A small separate file system, in memory or in a file, that tests can fill.
 */
public final class SmallDisk implements AutoCloseable {

	private static final int CHUNK = 65_536;

	private final Path directory;

	private SmallDisk(Path directory) {
		this.directory = directory;
	}

	/**
	 * Mounts one in memory, or returns empty if this process lacks the privilege.
	 * @param directory an empty directory
	 */
	public static Optional<SmallDisk> mount(Path directory, int megabytes) {
		boolean mounted = run(List.of("mount", "-t", "tmpfs", "-o", "size=%dm".formatted(megabytes), "nova-small-disk",
				directory.toString()));
		return mounted ? Optional.of(new SmallDisk(directory)) : Optional.empty();
	}

	/**
	 * Mounts one in a file beside the directory, which writes as durably as the disk of
	 * that file. Returns empty if this process lacks the privilege.
	 * @param directory an empty directory
	 */
	public static Optional<SmallDisk> mountFile(Path directory, int megabytes) {
		String file = file(directory).toString();
		boolean mounted = run(List.of("truncate", "--size=%dM".formatted(megabytes), file))
				&& run(List.of("mkfs.ext4", "-q", "-F", "-m", "0", file))
				&& run(List.of("mount", "-o", "loop", file, directory.toString()));
		return mounted ? Optional.of(new SmallDisk(directory)) : Optional.empty();
	}

	/**
	 * Returns true if this process may mount a file.
	 */
	public static boolean isMountable() {
		try {
			Path directory = Files.createTempDirectory("nova-disk");
			Optional<SmallDisk> disk = mountFile(directory, 8);
			disk.ifPresent(SmallDisk::close);
			Files.deleteIfExists(file(directory));
			Files.deleteIfExists(directory);
			return disk.isPresent();
		}
		catch (IOException _) {
			return false;
		}
	}

	private static Path file(Path directory) {
		return directory.resolveSibling(directory.getFileName() + ".disk");
	}

	public Path directory() {
		return this.directory;
	}

	/**
	 * Fills all free space.
	 */
	public void fill() throws IOException {
		// Allocates most of it at once on systems that support that.
		run(List.of("fallocate", "--length", Long.toString(Files.getFileStore(this.directory).getUsableSpace()),
				ballast().toString()));
		try (OutputStream ballast = Files.newOutputStream(ballast(), StandardOpenOption.CREATE,
				StandardOpenOption.APPEND)) {
			writeUntilFull(ballast, new byte[CHUNK]);
			writeUntilFull(ballast, new byte[1]);
		}
	}

	private static void writeUntilFull(OutputStream ballast, byte[] bytes) throws IOException {
		try {
			while (true) {
				ballast.write(bytes);
			}
		}
		catch (IOException ex) {
			if (!FullDisk.isCauseOf(ex)) {
				throw ex;
			}
		}
	}

	/**
	 * Frees the space that {@link #fill()} used.
	 */
	public void free() throws IOException {
		Files.deleteIfExists(ballast());
	}

	/**
	 * Frees a part of the space that {@link #fill()} used.
	 */
	public void free(int megabytes) throws IOException {
		try (FileChannel ballast = FileChannel.open(ballast(), StandardOpenOption.WRITE)) {
			ballast.truncate(Math.max(0, ballast.size() - ((long) megabytes << 20)));
		}
	}

	private Path ballast() {
		return this.directory.resolve("ballast");
	}

	@Override
	public void close() {
		run(List.of("umount", "--lazy", this.directory.toString()));
		try {
			Files.deleteIfExists(file(this.directory));
		}
		catch (IOException _) {
			// The mount point is in a directory of the test, which is deleted as well.
		}
	}

	private static boolean run(List<String> command) {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			process.getInputStream().readAllBytes();
			return Waiting.forExit(process) == 0;
		}
		catch (IOException _) {
			return false;
		}
	}

}
