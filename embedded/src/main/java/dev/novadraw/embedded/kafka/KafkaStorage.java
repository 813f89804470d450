package dev.novadraw.embedded.kafka;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;

import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.novadraw.embedded.Directories;
import dev.novadraw.embedded.EmbeddedServerException;

/**
 * The broker's directory on disk, formatted if it is new or was deleted.
 */
final class KafkaStorage {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedKafka.class);

	private static final String RECORDS = "log";

	private KafkaStorage() {
	}

	static Path format(Path directory) {
		Path records = directory.toAbsolutePath().resolve(RECORDS);
		try {
			Files.createDirectories(records);
			// Kafka's own lock would outlast a broker that could not be stopped. The lock
			// of the directory keeps other processes out.
			Files.deleteIfExists(records.resolve(".lock"));
			String clusterId = clusterId(directory.toAbsolutePath());
			if (!Files.exists(records.resolve("meta.properties"))) {
				format(records, clusterId);
			}
			return records;
		}
		catch (Exception ex) {
			throw new EmbeddedServerException(
					"Cannot prepare %s for Kafka (%s): make it writable, or delete it to start with an empty broker."
						.formatted(records, ex.getMessage()),
					ex);
		}
	}

	/**
	 * Moves the records away, so that the next start begins without any. Records moved
	 * away earlier are deleted.
	 */
	static void setAside(Path directory) throws IOException {
		Path records = directory.toAbsolutePath().resolve(RECORDS);
		Path unusable = records.resolveSibling(RECORDS + ".unusable");
		if (Files.exists(records)) {
			Directories.delete(unusable);
			Files.move(records, unusable, StandardCopyOption.ATOMIC_MOVE);
			logger.error("Kafka cannot use its files and starts with empty ones: moved={}", unusable);
		}
	}

	/**
	 * Returns true if a failed start may be due to the files, and false if it was due to
	 * the machine: its disk, ports, memory or permissions.
	 */
	static boolean isToBlame(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof VirtualMachineError || cause instanceof FileSystemException
					|| cause instanceof FileNotFoundException || cause instanceof SocketException
					|| cause.getClass() == IOException.class) {
				return false;
			}
		}
		return true;
	}

	private static void format(Path records, String clusterId) throws Exception {
		new Formatter().setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
			.setNodeId(KafkaSettings.NODE)
			.setClusterId(clusterId)
			.setControllerListenerName(KafkaSettings.CONTROLLER)
			.setDirectories(Set.of(records.toString()))
			.setMetadataLogDirectory(records.toString())
			.setHasDynamicQuorum(false)
			.run();
	}

	// The id is stored beside the directory: clients notice a changed id, so a broker
	// that lost its records must restart with the old one.
	private static String clusterId(Path directory) throws IOException {
		Path file = directory.resolveSibling(directory.getFileName() + ".cluster-id");
		if (!Files.exists(file)) {
			Path unfinished = Files.createTempFile(directory, "cluster-id", "");
			Files.writeString(unfinished, Uuid.randomUuid() + "\n");
			Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
		}
		return Files.readString(file).strip();
	}

}
