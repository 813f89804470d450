package dev.novadraw.chaos.server;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import dev.novadraw.acceptance.Sigkill;
import dev.novadraw.embedded.EmbeddedServerException;
import dev.novadraw.embedded.postgres.EmbeddedPostgres;
import dev.novadraw.embedded.postgres.PostgresVariant;
import dev.novadraw.engine.schema.OwnerLogin;
import dev.novadraw.engine.schema.SchemaMigration;

/**
 * The database of a rig: a server at one port that can be killed, restarted with another
 * environment, or replaced by another version with all its data.
 */
public final class DatabaseServer implements AutoCloseable {

	private static final PostgresVariant USUAL = PostgresVariant.configured();

	private static final int MAX_TRIES = 20;

	private static final Duration MAX_START = Duration.ofMinutes(2);

	private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

	private final Path parent;

	private final AtomicInteger kills;

	private volatile Path directory;

	private volatile PostgresVariant variant = USUAL;

	private volatile EmbeddedPostgres postgres;

	private int moves;

	/**
	 * Starts the usual server.
	 * @param directory the directory of its data
	 * @param parent the parent directory of replacement servers
	 * @param kills the counter of killed processes
	 */
	public DatabaseServer(Path directory, Path parent, AtomicInteger kills) {
		this.directory = directory;
		this.parent = parent;
		this.kills = kills;
		this.postgres = EmbeddedPostgres.start(directory, 0);
	}

	public EmbeddedPostgres current() {
		return this.postgres;
	}

	public Path directory() {
		return this.directory;
	}

	/**
	 * Returns true if the programs or the environment differ from those of the first
	 * start.
	 */
	public boolean isUnusual() {
		return !this.variant.equals(USUAL);
	}

	/**
	 * Returns true if the programs, and hence the settings, are those of the first start.
	 */
	public boolean hasUsualPrograms() {
		return Objects.equals(this.variant.installation(), USUAL.installation());
	}

	/**
	 * Kills the server with {@code kill -9}; its supervisor restarts it. Waits for a
	 * server that is restarting.
	 * @return the process id of the killed server
	 */
	public long kill() {
		AtomicLong killed = new AtomicLong();
		Polling.require("a database server to kill", MAX_START, () -> {
			long pid = this.postgres.pid();
			killed.set(pid);
			return ProcessHandle.of(pid).map(Sigkill::of).orElse(0) == 1;
		});
		this.kills.incrementAndGet();
		return killed.get();
	}

	/**
	 * Stops the server and starts it on the same data with additional environment
	 * variables.
	 */
	public void restart(Map<String, String> environment) {
		int port = this.postgres.port();
		this.postgres.close();
		this.variant = this.variant.with(environment);
		this.postgres = startAgain(port);
	}

	/**
	 * Starts the server at its old port, and retries while another process uses the port.
	 */
	private EmbeddedPostgres startAgain(int port) {
		for (int tries = 1; tries < MAX_TRIES; tries++) {
			try {
				return EmbeddedPostgres.start(this.directory, port, this.variant);
			}
			catch (EmbeddedServerException ex) {
				Polling.pause(BETWEEN_TRIES);
			}
		}
		return EmbeddedPostgres.start(this.directory, port, this.variant);
	}

	/**
	 * Dumps the database and restores it on a fresh server. No other process may use it
	 * meanwhile.
	 */
	public void move(PostgresVariant next) throws SQLException {
		Dump dump = Dump.of(this.postgres);
		int port = this.postgres.port();
		this.postgres.close();
		this.moves++;
		this.directory = this.parent.resolve("postgres-" + this.moves);
		this.variant = next;
		this.postgres = startAgain(port);
		SchemaMigration.migrate(this.postgres.jdbcUrl(),
				new OwnerLogin(this.postgres.owner().username(), this.postgres.owner().password()));
		dump.restore(this.postgres);
	}

	/** Dumps the database and restores it on a fresh server of the usual variant. */
	public void moveToUsual() throws SQLException {
		move(USUAL);
	}

	@Override
	public void close() {
		this.postgres.close();
	}

}
