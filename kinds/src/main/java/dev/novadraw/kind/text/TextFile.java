package dev.novadraw.kind.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A text file in the package of a class.
 */
public record TextFile(String content) {

	/**
	 * Reads a file of the package of a class.
	 */
	public static TextFile load(Class<?> type, String name) {
		try (InputStream in = type.getResourceAsStream(name)) {
			if (in == null) {
				throw new IllegalStateException("The text file '%s' is not on the class path".formatted(name));
			}
			return new TextFile(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Returns its lines without empty ones and comments.
	 */
	public List<String> lines() {
		return this.content.lines()
			.map(String::strip)
			.filter((line) -> !line.isEmpty() && !line.startsWith("#"))
			.toList();
	}

}
