package dev.novadraw.chaos.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

import dev.novadraw.acceptance.Sigkill;
import dev.novadraw.embedded.FreePorts;
import dev.novadraw.embedded.postgres.EmbeddedPostgres;

/**
 * A real PgBouncer in transaction mode in front of the database, used by all processes,
 * with the settings of docs/operations.md.
 */
public final class Pooler implements AutoCloseable {

	/** The number of server sessions that all processes share. */
	public static final int SESSIONS = 20;

	private static final List<Path> PROGRAMS = List.of(Path.of("/usr/sbin/pgbouncer"), Path.of("/usr/bin/pgbouncer"));

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private static final String SETTINGS = """
			[pgbouncer]
			listen_addr = 127.0.0.1
			listen_port = %d
			unix_socket_dir =
			auth_type = scram-sha-256
			auth_file = %s
			pool_mode = transaction
			default_pool_size = %d
			max_client_conn = 400

			[databases]
			nova = host=127.0.0.1 port=%d dbname=nova
			""";

	private final int port = FreePorts.find(1)[0];

	private final Path directory;

	private final Path log;

	private final AtomicInteger kills;

	private @Nullable Process process;

	/**
	 * Starts a pooler.
	 * @param login the login of the application
	 * @param database the port of the server
	 * @param log the log file of the pooler
	 * @param kills the counter of killed processes
	 */
	public Pooler(EmbeddedPostgres.Address login, int database, Path log, AtomicInteger kills) {
		this.log = log;
		this.kills = kills;
		try {
			// PgBouncer does not run as root, and its user must be able to read its
			// files.
			this.directory = Files.createTempDirectory("nova-pooler",
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
			Path users = Files.writeString(this.directory.resolve("users.txt"),
					"\"%s\" \"%s\"%n".formatted(login.username(), login.password()));
			Files.writeString(settings(), SETTINGS.formatted(this.port, users, SESSIONS, database));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		start();
	}

	/** Returns true if PgBouncer is installed. */
	public static boolean isInstalled() {
		return PROGRAMS.stream().anyMatch(Files::isExecutable);
	}

	public int port() {
		return this.port;
	}

	/**
	 * Kills the pooler with {@code kill -9}.
	 * @return 1 if it was alive until then, else 0
	 */
	public int kill() {
		int killed = Sigkill.of(running());
		this.kills.addAndGet(killed);
		return killed;
	}

	/** Reloads the settings of the running pooler. */
	public void reload() {
		Signals.send("HUP", running().pid());
	}

	/** Restarts the pooler, and returns when it listens. */
	public void start() {
		List<String> command = new ArrayList<>(
				List.of(PROGRAMS.stream().filter(Files::isExecutable).findFirst().orElseThrow().toString()));
		if ("root".equals(System.getProperty("user.name"))) {
			command.addAll(List.of("-u", "nobody"));
		}
		command.add(settings().toString());
		try {
			this.process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(Redirect.appendTo(this.log.toFile()))
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Polling.require("PgBouncer to listen", TIMEOUT, this::listens);
	}

	private boolean listens() {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	private Path settings() {
		return this.directory.resolve("pgbouncer.ini");
	}

	private Process running() {
		if (this.process == null) {
			throw new IllegalStateException("PgBouncer was never started");
		}
		return this.process;
	}

	@Override
	public void close() {
		Sigkill.of(running());
		try {
			FileSystemUtils.deleteRecursively(this.directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
