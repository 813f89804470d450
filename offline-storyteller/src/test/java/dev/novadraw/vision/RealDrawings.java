package dev.novadraw.vision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The photographed drawings in the repository.
 */
public final class RealDrawings {

	public static final String PIG = "pink-pig.png";

	public static final String BUG = "blue-bug.png";

	public static final String PERSON = "purple-person.png";

	public static final String PHOTO = "phone-photo-4032x3024-exif.jpg";

	private RealDrawings() {
	}

	public static byte[] read(String name) {
		try {
			return Files.readAllBytes(Path.of("..", "examples", name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
