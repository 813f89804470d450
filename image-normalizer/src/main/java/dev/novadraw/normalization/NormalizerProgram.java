package dev.novadraw.normalization;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

import dev.novadraw.normalizer.Main;

/**
 * The program that decodes drawings. Its jar is a resource, which is copied to a private
 * directory: a JVM cannot run a jar inside the jar of an application, and the decoder
 * must not depend on files that others can replace or that it may not read. Only this
 * user and the decoder can enter the directory.
 */
@Component
class NormalizerProgram implements AutoCloseable {

	/** The jar that the build makes of the classes of the program. */
	private static final String PROGRAM = "normalizer-program.jar";

	/** A low CPU priority, so that requests are answered before drawings are decoded. */
	private static final List<String> NICE = List.of("/usr/bin/nice", "-n", "10");

	/** A limit on memory outside the heap, which native decoders use. */
	private static final List<String> MEMORY_LIMIT = List.of("/usr/bin/prlimit", "--data=" + 350 * 1024 * 1024);

	private static final List<String> OPTIONS = List.of("-Xmx192m", "-Xss512k", "-XX:+UseSerialGC",
			"-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=16m", "-XX:MaxMetaspaceSize=48m",
			"-XX:CompressedClassSpaceSize=16m", "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData", "-Xshare:auto",
			"-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED");

	private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

	private static final Logger log = LoggerFactory.getLogger(NormalizerProgram.class);

	private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

	private static final Set<PosixFilePermission> MODE = PosixFilePermissions.fromString("rwx------");

	private static final Set<PosixFilePermission> MODE_FOR_GROUP = PosixFilePermissions.fromString("rwxr-x---");

	private final boolean forOtherUser = Isolation.canChangeUser();

	private UserPrincipal owner;

	private ProgramDirectory directory;

	NormalizerProgram() {
		try {
			this.directory = write();
			this.owner = Files.getOwner(this.directory.path(), LinkOption.NOFOLLOW_LINKS);
		}
		catch (IOException ex) {
			throw new IllegalStateException("Cannot write the program that decodes drawings", ex);
		}
		int removed = ProgramDirectory.removeStale(TEMPORARY, this.owner);
		log.debug("Removed decoder directories of dead processes: count={}", removed);
	}

	private ProgramDirectory write() throws IOException {
		ProgramDirectory directory = ProgramDirectory.create(TEMPORARY);
		Path jar = directory.jar();
		try (InputStream program = NormalizerProgram.class.getResourceAsStream(PROGRAM)) {
			Files.copy(Objects.requireNonNull(program, PROGRAM + " is missing: build this module with Maven"), jar);
		}
		if (this.forOtherUser) {
			// Readable, but not writable, for the decoder.
			share(jar, PosixFilePermissions.fromString("r--r-----"));
			share(directory.path(), MODE_FOR_GROUP);
		}
		return directory;
	}

	private static void share(Path path, Set<PosixFilePermission> mode) throws IOException {
		Files.setAttribute(path, "unix:gid", Isolation.USER);
		Files.setPosixFilePermissions(path, mode);
	}

	/**
	 * Starts the program without the environment and the open files of this process.
	 */
	Process start() throws IOException {
		Path current = jar();
		List<String> program = new ArrayList<>(List.of(JAVA.toString()));
		program.addAll(OPTIONS);
		program.addAll(List.of("-cp", current.toString(), Main.class.getName()));
		List<String> command = new ArrayList<>();
		add(NICE, command);
		add(MEMORY_LIMIT, command);
		command.addAll(Isolation.detect(JAVA, current).command(program));
		ProcessBuilder process = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
		process.directory(Objects.requireNonNull(current.getParent()).toFile());
		process.environment().clear();
		return process.start();
	}

	/**
	 * Returns the isolation of the program.
	 */
	Isolation isolation() throws IOException {
		return Isolation.detect(JAVA, jar());
	}

	// Some systems remove old temporary files; another user could then create a directory
	// of the same name.
	synchronized Path jar() throws IOException {
		if (!isOurs(this.directory.path()) || Files.notExists(this.directory.jar(), LinkOption.NOFOLLOW_LINKS)) {
			this.directory.lock().close();
			this.directory = write();
		}
		return this.directory.jar();
	}

	private boolean isOurs(Path directory) {
		try {
			PosixFileAttributes found = Files.readAttributes(directory, PosixFileAttributes.class,
					LinkOption.NOFOLLOW_LINKS);
			return found.isDirectory() && found.owner().equals(this.owner)
					&& found.permissions().equals(this.forOtherUser ? MODE_FOR_GROUP : MODE);
		}
		catch (IOException ex) {
			return false;
		}
	}

	// Not all systems have these commands.
	private static void add(List<String> prefix, List<String> command) {
		if (Files.isExecutable(Path.of(prefix.getFirst()))) {
			command.addAll(prefix);
		}
	}

	@Override
	public synchronized void close() throws IOException {
		this.directory.close();
	}

}
