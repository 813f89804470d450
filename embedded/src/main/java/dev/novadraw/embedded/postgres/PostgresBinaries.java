package dev.novadraw.embedded.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

import dev.novadraw.embedded.Directories;
import dev.novadraw.embedded.EmbeddedServerException;
import dev.novadraw.embedded.FullDisk;

/**
 * The PostgreSQL programs: the shipped ones, unpacked once for all processes of a user,
 * or an installation of this machine, which runs with its own settings.
 *
 * @param home the directory that contains {@code bin}
 * @param version the version, such as {@code 18.6.0}
 * @param stock true for an installation of this machine
 */
record PostgresBinaries(Path home, String version, boolean stock) {

	private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

	/** The first version whose initdb has a built-in locale provider. */
	private static final int BUILTIN_LOCALES = 17;

	// Root's home is closed to the user that runs the server in its place.
	private static final Path SHARED_CACHE = Path.of("/var/cache/nova-draw");

	/**
	 * Finds the programs.
	 * @param installation the directory of an installation to use instead of the shipped
	 * programs, or null
	 */
	static PostgresBinaries find(Launch launch, @Nullable Path installation) {
		if (installation != null) {
			return installedIn(installation);
		}
		String chosen = System.getProperty("nova.cache");
		if (chosen != null) {
			return unpackedTo(Path.of(chosen).toAbsolutePath());
		}
		return unpackedTo(launch.foreign() ? SHARED_CACHE : ownCache());
	}

	private static PostgresBinaries installedIn(Path home) {
		String answer = Launch.output(List.of(home.resolve("bin/postgres").toString(), "--version"));
		Matcher version = VERSION.matcher(answer);
		if (!version.find()) {
			throw new EmbeddedServerException(
					"There is no PostgreSQL in %s: correct -Dnova.postgres, or leave it out to use the one that is shipped."
						.formatted(home));
		}
		return new PostgresBinaries(home, version.group(1), true);
	}

	static PostgresBinaries unpackedTo(Path cache) {
		String version = shippedVersion();
		Path home = cache.resolve("postgres-" + version + "-" + platform());
		try {
			if (!Files.isDirectory(home)) {
				unpack(home);
			}
			return new PostgresBinaries(home, version, false);
		}
		catch (IOException ex) {
			throw FullDisk.isCauseOf(ex) ? FullDisk.at(cache, ex) : new EmbeddedServerException(
					"Cannot unpack PostgreSQL to %s: make it writable, or choose another cache with -Dnova.cache."
						.formatted(home),
					ex);
		}
	}

	Path program(String name) {
		return this.home.resolve("bin").resolve(name);
	}

	String majorVersion() {
		return this.version.split("\\.")[0];
	}

	/**
	 * Returns the initdb options for text that sorts by bytes and has the letters of all
	 * languages, as far as the version supports it.
	 */
	List<String> localeOptions() {
		List<String> options = List.of("--encoding=UTF8", "--locale=C");
		return (Integer.parseInt(majorVersion()) < BUILTIN_LOCALES) ? options
				: Stream.concat(options.stream(), Stream.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"))
					.toList();
	}

	private static String shippedVersion() {
		Properties properties = new Properties();
		try (InputStream in = PostgresBinaries.class.getResourceAsStream("postgres.properties")) {
			properties.load(Objects.requireNonNull(in));
			return properties.getProperty("version");
		}
		catch (IOException ex) {
			throw new EmbeddedServerException("postgres.properties cannot be read: build the project again.", ex);
		}
	}

	private static Path ownCache() {
		String xdg = System.getenv("XDG_CACHE_HOME");
		Path base = (xdg != null && !xdg.isBlank()) ? Path.of(xdg) : Path.of(System.getProperty("user.home"), ".cache");
		return base.resolve("nova-draw").toAbsolutePath();
	}

	private static String platform() {
		String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
		String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
		if (os.startsWith("mac")) {
			// universal binaries under the name of the older architecture
			return "darwin-x86_64";
		}
		return switch (arch) {
			case "amd64", "x86_64" -> "linux-x86_64";
			case "aarch64", "arm64" -> "linux-arm_64";
			default -> os + "-" + arch;
		};
	}

	private static void unpack(Path home) throws IOException {
		Path parent = Files.createDirectories(Objects.requireNonNull(home.getParent()));
		Path half = Files.createTempDirectory(parent, home.getFileName() + ".unpacking-");
		// A temporary directory is private, but the server may run as another user.
		Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
		try (InputStream archive = PostgresBinaries.class.getResourceAsStream("/postgres-" + platform() + ".txz")) {
			if (archive == null) {
				throw new EmbeddedServerException("There is no embedded PostgreSQL for " + platform()
						+ ": run PostgreSQL and Kafka with docker compose instead.");
			}
			unpack(archive, half);
			Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			// Another process may have been faster, with the same content.
			if (!Files.isDirectory(home)) {
				throw ex;
			}
		}
		finally {
			Directories.delete(half);
		}
	}

	private static void unpack(InputStream archive, Path target) throws IOException {
		try (TarArchiveInputStream tar = new TarArchiveInputStream(
				new XZInputStream(new BufferedInputStream(archive, 1 << 16)))) {
			for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
				if (Thread.currentThread().isInterrupted()) {
					throw new InterruptedIOException("Interrupted while unpacking");
				}
				unpack(tar, entry, target.resolve(entry.getName()).normalize());
			}
		}
	}

	private static void unpack(InputStream tar, TarArchiveEntry entry, Path file) throws IOException {
		if (entry.isDirectory()) {
			createDirectories(file);
			return;
		}
		createDirectories(Objects.requireNonNull(file.getParent()));
		if (entry.isSymbolicLink()) {
			Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
			return;
		}
		Files.copy(tar, file);
		boolean program = (entry.getMode() & 0100) != 0;
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
	}

	// The server's user may be another one, so the directories must be accessible
	// whatever the umask.
	private static void createDirectories(Path directory) throws IOException {
		if (!Files.isDirectory(directory)) {
			createDirectories(Objects.requireNonNull(directory.getParent()));
			Files.createDirectory(directory);
			Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
		}
	}

}
