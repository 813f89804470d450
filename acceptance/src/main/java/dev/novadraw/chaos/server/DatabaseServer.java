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
 * The database of a rig: a server at one port, which can be killed, started otherwise, or
 * replaced by another version with all its data.
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
	 * @param directory of its data
	 * @param parent where directories of further servers are made
	 * @param kills counts how often it is killed
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

	/** Returns true if it was started otherwise than at first. */
	public boolean isUnusual() {
		return !this.variant.equals(USUAL);
	}

	/**
	 * Returns true if it is of the version, and has the settings, that it had at first.
	 */
	public boolean hasUsualPrograms() {
		return Objects.equals(this.variant.installation(), USUAL.installation());
	}

	/**
	 * {@code kill -9}. It is started again by itself; one that is about to be is waited
	 * for.
	 * @return the number of the process that was killed
	 */
	public long kill() {
		AtomicLong killed = new AtomicLong();
		Patience.require("a database server to kill", MAX_START, () -> {
			long pid = this.postgres.pid();
			killed.set(pid);
			return ProcessHandle.of(pid).map(Sigkill::of).orElse(0) == 1;
		});
		this.kills.incrementAndGet();
		return killed.get();
	}

	/** Stops the server, and starts it on the same data. */
	public void restart(Map<String, String> environment) {
		int port = this.postgres.port();
		this.postgres.close();
		this.variant = this.variant.with(environment);
		this.postgres = startAgain(port);
	}

	/** The port is known to all, and somebody else may have it for a moment. */
	private EmbeddedPostgres startAgain(int port) {
		for (int tries = 1; tries < MAX_TRIES; tries++) {
			try {
				return EmbeddedPostgres.start(this.directory, port, this.variant);
			}
			catch (EmbeddedServerException ex) {
				Patience.pass(BETWEEN_TRIES);
			}
		}
		return EmbeddedPostgres.start(this.directory, port, this.variant);
	}

	/**
	 * Dumps the database and restores it on a fresh server. Nobody may use it meanwhile.
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

	/** Dumps the database and restores it on a fresh server of the usual kind. */
	public void moveToUsual() throws SQLException {
		move(USUAL);
	}

	@Override
	public void close() {
		this.postgres.close();
	}

}
