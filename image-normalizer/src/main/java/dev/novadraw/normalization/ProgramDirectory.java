package dev.novadraw.normalization;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A private directory for one file, with a lock file that shows that its process is
 * alive. The operating system releases the lock when that process dies, so that another
 * process can remove the directory.
 *
 * @param path the directory
 * @param lock the locked file in it
 */
record ProgramDirectory(Path path, FileChannel lock) implements AutoCloseable {

	private static final String PREFIX = "nova-decoder-";

	private static final String JAR = "decoder.jar";

	private static final String LOCK = "lock";

	private static final String NEW_LOCK = "lock.new";

	private static final Logger log = LoggerFactory.getLogger(ProgramDirectory.class);

	/**
	 * The directories of this process. They must not be opened for a check, because
	 * closing a file releases all locks that its process holds on it.
	 */
	private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

	/**
	 * Creates a directory, which is deleted when this process ends.
	 * @param parent the parent directory
	 */
	static ProgramDirectory create(Path parent) throws IOException {
		Path path = Files.createTempDirectory(parent, PREFIX);
		OWN.add(path);
		Path unlocked = path.resolve(NEW_LOCK);
		Path locked = path.resolve(LOCK);
		path.toFile().deleteOnExit();
		locked.toFile().deleteOnExit();
		path.resolve(JAR).toFile().deleteOnExit();
		FileChannel lock = FileChannel.open(unlocked,
				Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		lock.lock();
		// The file is moved only once it is locked, so that no process finds it unlocked.
		Files.move(unlocked, locked);
		return new ProgramDirectory(path, lock);
	}

	Path jar() {
		return this.path.resolve(JAR);
	}

	/**
	 * Deletes the directories of dead processes of the same user.
	 * @return the number of deleted directories
	 */
	static int removeStale(Path parent, UserPrincipal user) {
		int removed = 0;
		try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, PREFIX + "*")) {
			for (Path directory : found) {
				removed += removeIfStale(directory, user) ? 1 : 0;
			}
		}
		catch (IOException ex) {
			log.debug("Stale decoder directories not removed: reason={}", ex.toString());
		}
		return removed;
	}

	private static boolean removeIfStale(Path directory, UserPrincipal user) {
		try {
			if (OWN.contains(directory) || !Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
					|| !Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).equals(user)
					|| !Files.isRegularFile(directory.resolve(LOCK), LinkOption.NOFOLLOW_LINKS)) {
				return false;
			}
			try (FileChannel file = FileChannel.open(directory.resolve(LOCK), StandardOpenOption.WRITE,
					LinkOption.NOFOLLOW_LINKS); FileLock acquired = file.tryLock()) {
				if (acquired == null) {
					return false;
				}
				delete(directory);
				return true;
			}
		}
		catch (IOException ex) {
			log.debug("Stale decoder directory not removed: directory={} reason={}", directory, ex.toString());
			return false;
		}
	}

	// By their names, not recursively: such a directory contains nothing else.
	private static void delete(Path directory) throws IOException {
		Files.deleteIfExists(directory.resolve(JAR));
		Files.deleteIfExists(directory.resolve(LOCK));
		Files.deleteIfExists(directory);
	}

	@Override
	public void close() throws IOException {
		try {
			delete(this.path);
		}
		finally {
			this.lock.close();
			OWN.remove(this.path);
		}
	}

}
