package dev.novadraw.chaos.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.novadraw.embedded.SmallDisk;

/**
 * Separate disks for PostgreSQL and Kafka that can be filled. Without them, all data is
 * on the disk of this machine.
 */
public final class Disks implements AutoCloseable {

	private static final int MEGABYTES = 4096;

	private final Path directory;

	private final @Nullable SmallDisk database;

	private final @Nullable SmallDisk broker;

	/**
	 * Mounts the disks.
	 * @param directory the directory of the rig
	 * @param own true to mount separate disks
	 */
	public Disks(Path directory, boolean own) throws IOException {
		this.directory = directory;
		this.database = own ? disk("database-disk") : null;
		this.broker = own ? disk("broker-disk") : null;
	}

	private SmallDisk disk(String name) throws IOException {
		return SmallDisk.mountFile(Files.createDirectories(this.directory.resolve(name)), MEGABYTES)
			.orElseThrow(() -> new IllegalStateException("This process may not mount a file system"));
	}

	public Path databaseDirectory() {
		return directory(this.database).resolve("postgres");
	}

	public Path brokerDirectory() {
		return directory(this.broker).resolve("kafka");
	}

	private Path directory(@Nullable SmallDisk disk) {
		return (disk != null) ? disk.directory() : this.directory;
	}

	public SmallDisk database() {
		return Objects.requireNonNull(this.database, "PostgreSQL has no disk of its own");
	}

	public SmallDisk broker() {
		return Objects.requireNonNull(this.broker, "Kafka has no disk of its own");
	}

	public void free() {
		disks().forEach((disk) -> {
			try {
				disk.free();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

	private Stream<SmallDisk> disks() {
		return Stream.of(Optional.ofNullable(this.database), Optional.ofNullable(this.broker))
			.flatMap(Optional::stream);
	}

	@Override
	public void close() {
		disks().forEach(SmallDisk::close);
	}

}
