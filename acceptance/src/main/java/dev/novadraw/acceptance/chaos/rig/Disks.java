package dev.novadraw.acceptance.chaos.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import dev.novadraw.embedded.SmallDisk;

/**
 * Disks that PostgreSQL and Kafka have for themselves, so that they can be filled; empty
 * when everything is on the disk of this machine.
 */
final class Disks implements AutoCloseable {

	private static final int MEGABYTES = 4096;

	private final Path directory;

	private final Optional<SmallDisk> database;

	private final Optional<SmallDisk> broker;

	/**
	 * Mounts them.
	 * @param directory where everything is that is on no disk of its own
	 * @param own whether there are any
	 */
	Disks(Path directory, boolean own) throws IOException {
		this.directory = directory;
		this.database = own ? Optional.of(disk("database-disk")) : Optional.empty();
		this.broker = own ? Optional.of(disk("broker-disk")) : Optional.empty();
	}

	private SmallDisk disk(String name) throws IOException {
		return SmallDisk.mountFile(Files.createDirectories(this.directory.resolve(name)), MEGABYTES)
			.orElseThrow(() -> new IllegalStateException("This process may not mount a file system"));
	}

	Path databaseDirectory() {
		return this.database.map(SmallDisk::directory).orElse(this.directory).resolve("postgres");
	}

	Path brokerDirectory() {
		return this.broker.map(SmallDisk::directory).orElse(this.directory).resolve("kafka");
	}

	SmallDisk database() {
		return this.database.orElseThrow(() -> new IllegalStateException("PostgreSQL has no disk of its own"));
	}

	SmallDisk broker() {
		return this.broker.orElseThrow(() -> new IllegalStateException("Kafka has no disk of its own"));
	}

	void free() {
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
		return Stream.concat(this.database.stream(), this.broker.stream());
	}

	@Override
	public void close() {
		disks().forEach(SmallDisk::close);
	}

}
