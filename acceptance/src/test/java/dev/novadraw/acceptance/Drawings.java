package dev.novadraw.acceptance;

import java.nio.file.Path;

/**
 * The drawings in the repository.
 */
final class Drawings {

	static final Path PIG = named("pink-pig.png");

	static final Path BUG = named("blue-bug.png");

	static final Path PERSON = named("purple-person.png");

	static final Path PHONE_PHOTO = named("phone-photo-4032x3024-exif.jpg");

	private Drawings() {
	}

	private static Path named(String name) {
		return Path.of("..", "examples", name);
	}

}
