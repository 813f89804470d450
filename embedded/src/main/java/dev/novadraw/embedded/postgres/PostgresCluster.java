package dev.novadraw.embedded.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.novadraw.embedded.Directories;
import dev.novadraw.embedded.EmbeddedServerException;
import dev.novadraw.embedded.ServerLog;
import dev.novadraw.embedded.Waiting;

/**
 * One PostgreSQL data directory with its password.
 */
final class PostgresCluster {

	static final String USER = "nova";

	private static final String UNFINISHED = "initializing-";

	private final Path home;

	private final PostgresVariant variant;

	private final PostgresBinaries binaries;

	private final Launch launch;

	private PostgresCluster(Path home, PostgresVariant variant, Launch launch) {
		this.home = home;
		this.variant = variant;
		this.binaries = PostgresBinaries.find(launch, variant.installation());
		this.launch = launch;
	}

	/**
	 * Opens the cluster in a directory that the caller has locked; creates it if missing.
	 */
	static PostgresCluster open(Path directory, PostgresVariant variant, Launch launch) {
		try {
			Path home = directory.toRealPath();
			PostgresCluster cluster = new PostgresCluster(home, variant, launch);
			Directories.deleteChildren(home, UNFINISHED);
			if (!Files.exists(cluster.data())) {
				cluster.initializeOrLeaveNothing();
			}
			Directories.giveTo(launch.user(), cluster.data());
			cluster.requireSameMajorVersion();
			return cluster;
		}
		catch (IOException ex) {
			throw new EmbeddedServerException(
					"Cannot use %s for PostgreSQL (%s): make it writable, or choose another directory with --data."
						.formatted(directory, ex.getMessage()),
					ex);
		}
	}

	Path data() {
		return data(this.home, this.variant);
	}

	/**
	 * Returns the environment variables of the server process beside the inherited ones.
	 */
	Map<String, String> environment() {
		return this.variant.environment();
	}

	Launch launch() {
		return this.launch;
	}

	ServerLog log() {
		return new ServerLog(this.home.resolve("server.log"));
	}

	PidFile pidFile() {
		return new PidFile(this.data().resolve("postmaster.pid"));
	}

	/**
	 * Returns the data directory of the cluster in a directory.
	 */
	static Path data(Path directory, PostgresVariant variant) {
		return directory.resolve(variant.directory());
	}

	String password() {
		return password(data(), this.home);
	}

	static String password(Path data, Path home) {
		try {
			return Files.readString(passwordFile(data)).strip();
		}
		catch (IOException ex) {
			throw new EmbeddedServerException(
					"The password of the database is not in %s: put the file back, or delete %s"
						.formatted(passwordFile(data), home) + " to start with an empty database.",
					ex);
		}
	}

	List<String> serverCommand(int port) {
		List<String> server = List.of(this.binaries.program("postgres").toString(), "-D", data().toString());
		return this.launch
			.command(Stream.concat(server.stream(), PostgresSettings.arguments(port, this.binaries.stock())).toList());
	}

	private void initializeOrLeaveNothing() throws IOException {
		try {
			initialize();
		}
		finally {
			Waiting.uninterrupted(() -> Directories.deleteChildren(this.home, UNFINISHED));
		}
	}

	private void initialize() throws IOException {
		Path unfinished = this.home.resolve(UNFINISHED + ProcessHandle.current().pid());
		Path password = this.home.resolve(UNFINISHED + "password");
		writePassword(password);
		runInitdb(unfinished, password);
		Files.move(password, passwordFile(unfinished));
		Files.move(unfinished, data(), StandardCopyOption.ATOMIC_MOVE);
	}

	private void runInitdb(Path target, Path password) throws IOException {
		ServerLog log = log();
		List<String> command = List.of(this.binaries.program("initdb").toString(), "-D", target.toString(),
				"--username=" + USER, "--pwfile=" + password, "--auth=scram-sha-256", "--no-instructions");
		Process initdb = new ProcessBuilder(
				this.launch.command(Stream.concat(command.stream(), this.binaries.localeOptions().stream()).toList()))
			.redirectErrorStream(true)
			.redirectOutput(log.append())
			.start();
		initdb.getOutputStream().close();
		if (Waiting.forExit(initdb) != 0) {
			throw new EmbeddedServerException("PostgreSQL could not create its files in %s: %n%s%nThe whole log is %s."
				.formatted(this.home, log.sinceStart(), log.file()));
		}
	}

	private void writePassword(Path file) throws IOException {
		byte[] random = new byte[24];
		new SecureRandom().nextBytes(random);
		Files.deleteIfExists(file);
		Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		Files.writeString(file, HexFormat.of().formatHex(random) + "\n");
		Directories.giveTo(this.launch.user(), file);
	}

	private void requireSameMajorVersion() throws IOException {
		String found = Files.readString(data().resolve("PG_VERSION")).strip();
		if (!found.equals(this.binaries.majorVersion())) {
			throw new EmbeddedServerException(
					("%s was written by PostgreSQL %s and this program brings PostgreSQL %s: move the data with pg_dump"
							+ " of version %s, or choose an empty directory with --data.")
						.formatted(this.home, found, this.binaries.majorVersion(), found));
		}
	}

	private static Path passwordFile(Path data) {
		return data.resolve("nova.password");
	}

}
