package dev.novadraw.embedded.kafka;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

import dev.novadraw.embedded.EmbeddedServerException;
import dev.novadraw.embedded.FullDisk;

/**
 * The password of a broker's users, in a file beside its directory, so that it outlives
 * the broker's records.
 */
final class KafkaPassword {

	static final String MECHANISM = "SCRAM-SHA-512";

	private static final int BYTES = 24;

	private KafkaPassword() {
	}

	static String of(Path directory) {
		Path absolute = directory.toAbsolutePath();
		Path file = absolute.resolveSibling(absolute.getFileName() + ".password");
		try {
			Files.createDirectories(absolute);
			return read(file);
		}
		catch (IOException ex) {
			throw FullDisk.isCauseOf(ex) ? FullDisk.at(directory, ex) : new EmbeddedServerException(
					"Cannot keep a password for Kafka in %s: make it readable and writable.".formatted(file), ex);
		}
	}

	private static String read(Path file) throws IOException {
		try {
			return Files.readString(file).strip();
		}
		catch (NoSuchFileException ex) {
			write(file);
			return Files.readString(file).strip();
		}
	}

	// The first writer wins, and no reader sees a partial file.
	private static void write(Path file) throws IOException {
		Path unfinished = file.resolveSibling(file.getFileName() + "-" + random());
		Files.createFile(unfinished,
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		try {
			Files.writeString(unfinished, random() + "\n");
			Files.createLink(file, unfinished);
		}
		catch (FileAlreadyExistsException ex) {
			// Another process has generated a password.
		}
		finally {
			Files.delete(unfinished);
		}
	}

	static String random() {
		byte[] random = new byte[BYTES];
		new SecureRandom().nextBytes(random);
		return HexFormat.of().formatHex(random);
	}

	/**
	 * Returns a JAAS login for Kafka, without the final semicolon.
	 */
	static String login(String user, String password) {
		return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\""
			.formatted(user, password);
	}

}
