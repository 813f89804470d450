package dev.novadraw.chaos.proof;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.novadraw.acceptance.LiveFiles;
import dev.novadraw.chaos.provider.Heroes;
import dev.novadraw.chaos.provider.Stories;
import dev.novadraw.chaos.rig.Rig;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * The search for user content and stories in files that must not contain them.
 */
final class Secrets {

	private static final List<String> WORDS = List.of(Heroes.CANARY, Stories.CANARY);

	private static final int OVERLAP = 64;

	private static final int CHUNK = 1 << 20;

	private static final byte[] ZEROS = new byte[CHUNK];

	private Secrets() {
	}

	/** Returns a violation for each log or Kafka file that contains user content. */
	static List<String> leaks(Rig rig) {
		return Stream.concat(Stream.of(rig.logs(), rig.kafkaDirectory()), rig.postgresLog().stream())
			.filter(Files::exists)
			.flatMap((path) -> LiveFiles.of(path).stream())
			.filter(Secrets::containsContent)
			.map((file) -> "User content found in " + rig.directory().relativize(file))
			.toList();
	}

	private static boolean containsContent(Path file) {
		try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
			String tail = "";
			for (byte[] chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
				// Most of Kafka's files is preallocated space that it has not written to.
				if (Arrays.equals(chunk, 0, chunk.length, ZEROS, 0, chunk.length)) {
					tail = "";
					continue;
				}
				String text = tail + new String(chunk, ISO_8859_1);
				if (WORDS.stream().anyMatch(text::contains)) {
					return true;
				}
				tail = text.substring(Math.max(0, text.length() - OVERLAP));
			}
			return false;
		}
		catch (NoSuchFileException ex) {
			return false;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
