package dev.novadraw.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Deletes directories with all they hold, and gives them away.
 */
final class Directories {

	private Directories() {
	}

	static void delete(Path directory) throws IOException {
		if (!Files.exists(directory)) {
			return;
		}
		List<Path> deepestFirst;
		try (Stream<Path> paths = Files.walk(directory)) {
			deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
		}
		for (Path path : deepestFirst) {
			Files.deleteIfExists(path);
		}
	}

	static void deleteChildren(Path directory, String prefix) throws IOException {
		List<Path> leftovers;
		try (Stream<Path> children = Files.list(directory)) {
			leftovers = children.filter((path) -> path.getFileName().toString().startsWith(prefix)).toList();
		}
		for (Path leftover : leftovers) {
			delete(leftover);
		}
	}

	static void giveTo(int user, Path path) throws IOException {
		if (belongsTo(user, path)) {
			return;
		}
		List<Path> all;
		try (Stream<Path> paths = Files.walk(path)) {
			all = paths.sorted(Comparator.reverseOrder()).toList();
		}
		for (Path each : all) {
			Files.setAttribute(each, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
		}
	}

	private static boolean belongsTo(int user, Path path) throws IOException {
		return Integer.valueOf(user).equals(Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS));
	}

}
