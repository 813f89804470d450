package dev.novadraw.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;

import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * The broker's directory on disk, formatted when it is new or was deleted.
 */
final class KafkaStorage {

	private KafkaStorage() {
	}

	static Path format(Path directory) {
		Path records = directory.toAbsolutePath().resolve("log");
		try {
			Files.createDirectories(records);
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

	// It lives beside the directory: clients notice a new id, so a broker that lost its
	// records must come back with the old one.
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
