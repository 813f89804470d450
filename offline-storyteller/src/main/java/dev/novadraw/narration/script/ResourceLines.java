package dev.novadraw.narration.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The lines of a resource beside this class, without comments and empty lines.
 */
final class ResourceLines {

	private ResourceLines() {
	}

	static List<String> of(String name) {
		try (InputStream in = ResourceLines.class.getResourceAsStream(name)) {
			if (in == null) {
				throw new IllegalStateException("The resource " + name + " is missing");
			}
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter(line -> !line.isBlank() && !line.startsWith("#"))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
