package dev.novadraw.acceptance;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;
import org.springframework.util.StringUtils;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

/**
 * The class path of the started programs, with a JVM start-up cache. The cache halves the
 * CPU time of a start, and tests start dozens of programs. One training run per build
 * creates it. There is none without packaged modules, since the JVM caches classes of
 * jars only.
 */
final class ProgramClasses {

	private static final long TRAINING_MINUTES = 10;

	private static final ProgramClasses INSTANCE = new ProgramClasses();

	private final Path target = target();

	private final List<String> jars;

	private final List<String> directories;

	private final List<String> options;

	private ProgramClasses() {
		// Surefire leaves an empty entry, which would mean the working directory.
		List<String> all = Stream
			.of(StringUtils.tokenizeToStringArray(System.getProperty("java.class.path"), File.pathSeparator))
			.toList();
		this.jars = all.stream().filter((entry) -> entry.endsWith(".jar")).toList();
		this.directories = all.stream().filter((entry) -> !entry.endsWith(".jar")).toList();
		this.options = modulesArePackaged() ? cacheOptions() : List.of();
	}

	/**
	 * Returns the JVM options for a program of this class path.
	 */
	static List<String> jvmOptions() {
		return INSTANCE.options;
	}

	/**
	 * Returns the class path with jars first, since the cache covers only those.
	 */
	static String path() {
		return String.join(File.pathSeparator,
				Stream.concat(INSTANCE.jars.stream(), INSTANCE.directories.stream()).toList());
	}

	// The build directory that this class was compiled to.
	private static Path target() {
		try {
			return Path.of(ProgramClasses.class.getProtectionDomain().getCodeSource().getLocation().toURI())
				.resolveSibling("");
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private boolean modulesArePackaged() {
		return this.directories.stream().allMatch((directory) -> Path.of(directory).startsWith(this.target));
	}

	private List<String> cacheOptions() {
		try {
			Path cache = this.target.resolve("programs-" + Integer.toHexString(versions().hashCode()) + ".aot");
			makeOnce(cache);
			return Files.exists(cache) ? List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off")
					: List.of();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private List<String> versions() throws IOException {
		List<String> versions = new ArrayList<>();
		for (String jar : this.jars) {
			versions.add(jar + Files.getLastModifiedTime(Path.of(jar)) + Files.size(Path.of(jar)));
		}
		return versions;
	}

	// Two JVMs run tests in parallel; one of them creates the cache.
	private void makeOnce(Path cache) throws IOException {
		try (FileChannel channel = FileChannel.open(this.target.resolve("programs.lock"), CREATE, WRITE);
				FileLock _ = channel.lock()) {
			if (!Files.exists(cache)) {
				make(cache);
			}
		}
	}

	private void make(Path cache) throws IOException {
		Path unfinished = cache.resolveSibling("unfinished.aot");
		Path data = this.target.resolve("programs-data");
		if (train(unfinished, data) && Files.exists(unfinished)) {
			Files.move(unfinished, cache, StandardCopyOption.ATOMIC_MOVE);
		}
		FileSystemUtils.deleteRecursively(data);
	}

	private boolean train(Path unfinished, Path data) throws IOException {
		List<String> command = List.of(Server.JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m",
				"--enable-native-access=ALL-UNNAMED", "-XX:AOTCacheOutput=" + unfinished, "-cp",
				String.join(File.pathSeparator, this.jars), Server.STANDALONE, "--train", data.toString(), "--port",
				"0", "--postgres-port", "0", "--kafka-port", "0");
		Process training = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(Redirect.to(this.target.resolve("programs.log").toFile()))
			.start();
		try {
			// Stories that a busy machine has not finished in time leave a smaller cache.
			return training.waitFor(TRAINING_MINUTES, TimeUnit.MINUTES);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		finally {
			training.destroyForcibly();
		}
	}

}
