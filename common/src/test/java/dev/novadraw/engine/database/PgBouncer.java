package dev.novadraw.engine.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.awaitility.Awaitility;

import org.springframework.util.FileSystemUtils;

import dev.novadraw.embedded.FreePorts;
import dev.novadraw.embedded.postgres.EmbeddedPostgres;

/**
 * A PgBouncer in front of the database of these tests. Each of its databases has one
 * login, and its name contains the pool mode.
 */
final class PgBouncer implements AutoCloseable {

	private static final List<Path> PROGRAMS = List.of(Path.of("/usr/sbin/pgbouncer"), Path.of("/usr/bin/pgbouncer"));

	private static final String LOG = "pgbouncer.log";

	private static final String SETTINGS = """
			[pgbouncer]
			listen_addr = 127.0.0.1
			listen_port = %d
			unix_socket_dir =
			auth_type = any
			default_pool_size = 4
			query_wait_timeout = 60
			ignore_startup_parameters = %s

			[databases]
			""";

	private static final String DATABASE = """
			%s_%s = host=127.0.0.1 port=%s dbname=%s user=%s password=%s pool_mode=%s
			""";

	private final int port = FreePorts.find(1)[0];

	private final Path directory;

	private final Process process;

	/**
	 * Starts a PgBouncer.
	 * @param ignored the startup parameters that it ignores
	 * @param logins the logins by the names of their databases
	 */
	PgBouncer(String ignored, Map<String, EmbeddedPostgres.Address> logins) {
		try {
			// It does not run as root, and another user cannot read the project
			// directory.
			this.directory = Files.createTempDirectory("pgbouncer",
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
			Path settings = Files.writeString(this.directory.resolve("pgbouncer.ini"),
					SETTINGS.formatted(this.port, ignored) + databases(logins));
			List<String> command = new ArrayList<>(List.of(program().toString()));
			if ("root".equals(System.getProperty("user.name"))) {
				command.addAll(List.of("-u", "nobody"));
			}
			command.add(settings.toString());
			this.process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(this.directory.resolve(LOG).toFile())
				.start();
			awaitStart();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static boolean isInstalled() {
		return PROGRAMS.stream().anyMatch(Files::isExecutable);
	}

	private static Path program() {
		return PROGRAMS.stream().filter(Files::isExecutable).findFirst().orElseThrow();
	}

	private static String databases(Map<String, EmbeddedPostgres.Address> logins) {
		return logins.entrySet()
			.stream()
			.flatMap((name) -> Stream.of("session", "transaction").map((mode) -> database(name, mode)))
			.collect(Collectors.joining());
	}

	private static String database(Map.Entry<String, EmbeddedPostgres.Address> entry, String mode) {
		EmbeddedPostgres.Address login = entry.getValue();
		String address = login.jdbcUrl().substring(login.jdbcUrl().lastIndexOf(':') + 1);
		String[] parts = address.split("/");
		return DATABASE.formatted(mode, entry.getKey(), parts[0], parts[1], login.username(), login.password(), mode);
	}

	String url(String mode, String login) {
		return "jdbc:postgresql://127.0.0.1:%d/%s_%s".formatted(this.port, mode, login);
	}

	private void awaitStart() throws IOException {
		Awaitility.await("PgBouncer to start")
			.atMost(Duration.ofMinutes(2))
			.pollInterval(Duration.ofMillis(20))
			.until(() -> log().contains("listening on") || !this.process.isAlive());
		if (!this.process.isAlive()) {
			throw new IllegalStateException("PgBouncer ended: " + log());
		}
	}

	private String log() throws IOException {
		return Files.readString(this.directory.resolve(LOG));
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().join();
		try {
			FileSystemUtils.deleteRecursively(this.directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
