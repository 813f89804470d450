package dev.novadraw.embedded;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The log file of a server, and the messages added since this object was created.
 */
public final class ServerLog {

	private static final long FULL = 5_000_000;

	private static final int LAST_LINES = 15;

	private final Path file;

	private final long start;

	public ServerLog(Path file) {
		this.file = file;
		this.start = sizeAfterRotation(file);
	}

	public Path file() {
		return this.file;
	}

	public Redirect append() {
		return Redirect.appendTo(this.file.toFile());
	}

	public String sinceStart() {
		try {
			byte[] all = Files.readAllBytes(this.file);
			int from = (int) Math.min(this.start, all.length);
			List<String> lines = new String(all, from, all.length - from, StandardCharsets.UTF_8).lines().toList();
			return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
		}
		catch (IOException ex) {
			return "(no log: " + ex.getMessage() + ")";
		}
	}

	private static long sizeAfterRotation(Path file) {
		try {
			if (!Files.exists(file)) {
				return 0;
			}
			if (Files.size(file) < FULL) {
				return Files.size(file);
			}
			Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
			return 0;
		}
		catch (IOException _) {
			return 0;
		}
	}

}
