package dev.novadraw.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.testcontainers.utility.DockerImageName;

/**
 * The images of {@code docker-compose.yml}. Environment variables override them, as in
 * {@code .env}.
 */
final class Images {

	private static final String COMPOSE = "docker-compose.yml";

	private static final Pattern IMAGE = Pattern.compile("\\$\\{(NOVA_\\w+_IMAGE):-([^}]+)}");

	private Images() {
	}

	/** Returns the image of a variable, for Testcontainers. */
	static DockerImageName of(String variable) throws IOException {
		String image = System.getenv().getOrDefault(variable, pinned(variable));
		// Testcontainers supports names with a tag or a digest, but not with both.
		return DockerImageName.parse(image.replaceFirst(":[^@]*@", "@"));
	}

	static boolean isVariable(String name) {
		return name.startsWith("NOVA_") && name.endsWith("_IMAGE");
	}

	private static String pinned(String variable) throws IOException {
		Matcher image = IMAGE.matcher(Files.readString(Path.of("..", COMPOSE)));
		while (image.find()) {
			if (image.group(1).equals(variable)) {
				return image.group(2);
			}
		}
		throw new AssertionError(COMPOSE + " has no " + variable);
	}

}
