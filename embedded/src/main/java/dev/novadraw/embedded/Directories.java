package dev.novadraw.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Operations on directory trees: deletion, change of the owner, and closing to other
 * users.
 */
public final class Directories {

	private static final Logger logger = LoggerFactory.getLogger(Directories.class);

	private static final Set<PosixFilePermission> OTHERS = Set.of(PosixFilePermission.GROUP_READ,
			PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_READ,
			PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

	private Directories() {
	}

	/**
	 * Creates a directory that only its owner can enter, or closes an existing one and
	 * its content down to a depth. A directory that all users may write to belongs to
	 * someone else and is left unchanged.
	 */
	static void makePrivate(Path directory, int depth) throws IOException {
		Files.createDirectories(directory);
		if (Files.getFileAttributeView(directory, PosixFileAttributeView.class) == null) {
			return;
		}
		Set<PosixFilePermission> found = Files.getPosixFilePermissions(directory);
		if (Collections.disjoint(found, OTHERS) || found.contains(PosixFilePermission.OTHERS_WRITE)) {
			return;
		}
		try (Stream<Path> paths = Files.walk(directory, depth)) {
			paths.filter((path) -> !Files.isSymbolicLink(path)).forEach(Directories::close);
		}
	}

	// Files of other users may be among them, and files may disappear meanwhile.
	static void close(Path path) {
		if (Files.getFileAttributeView(path, PosixFileAttributeView.class) == null) {
			return;
		}
		try {
			Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
			permissions.removeAll(OTHERS);
			Files.setPosixFilePermissions(path, permissions);
		}
		catch (IOException ex) {
			logger.debug("{} is open to others ({})", path, ex.getMessage());
		}
	}

	public static void delete(Path directory) throws IOException {
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

	public static void deleteChildren(Path directory, String prefix) throws IOException {
		List<Path> leftovers;
		try (Stream<Path> children = Files.list(directory)) {
			leftovers = children.filter((path) -> path.getFileName().toString().startsWith(prefix)).toList();
		}
		for (Path leftover : leftovers) {
			delete(leftover);
		}
	}

	public static void giveTo(int user, Path path) throws IOException {
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
