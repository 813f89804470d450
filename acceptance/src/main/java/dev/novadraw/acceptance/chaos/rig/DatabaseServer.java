package dev.novadraw.acceptance.chaos.rig;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import dev.novadraw.acceptance.Sigkill;
import dev.novadraw.database.Migration;
import dev.novadraw.database.OwnerLogin;
import dev.novadraw.embedded.EmbeddedPostgres;
import dev.novadraw.embedded.EmbeddedServerException;
import dev.novadraw.embedded.PostgresVariant;

/**
 * The database of a rig: a server at one port, which can be killed, started otherwise, or
 * replaced by another version with all its data.
 */
final class DatabaseServer implements AutoCloseable {

	private static final PostgresVariant USUAL = PostgresVariant.configured();

	private static final int MOST_TRIES = 20;

	private static final Duration LONGEST_START = Duration.ofMinutes(2);

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
	DatabaseServer(Path directory, Path parent, AtomicInteger kills) {
		this.directory = directory;
		this.parent = parent;
		this.kills = kills;
		this.postgres = EmbeddedPostgres.start(directory, 0);
	}

	EmbeddedPostgres current() {
		return this.postgres;
	}

	Path directory() {
		return this.directory;
	}

	/** Returns true if it was started otherwise than at first. */
	boolean isUnusual() {
		return !this.variant.equals(USUAL);
	}

	/**
	 * Returns true if it is of the version, and has the settings, that it had at first.
	 */
	boolean hasUsualPrograms() {
		return Objects.equals(this.variant.installation(), USUAL.installation());
	}

	/**
	 * {@code kill -9}. It is started again by itself; one that is about to be is waited
	 * for.
	 * @return the number of the process that was killed
	 */
	long kill() {
		AtomicLong killed = new AtomicLong();
		Patience.require("a database server to kill", LONGEST_START, () -> {
			long pid = this.postgres.pid();
			killed.set(pid);
			return ProcessHandle.of(pid).map(Sigkill::of).orElse(0) == 1;
		});
		this.kills.incrementAndGet();
		return killed.get();
	}

	/** Stops the server, and starts it on the same data. */
	void restart(Map<String, String> environment) {
		int port = this.postgres.port();
		this.postgres.close();
		this.variant = this.variant.with(environment);
		this.postgres = startAgain(port);
	}

	/** The port is known to all, and somebody else may have it for a moment. */
	private EmbeddedPostgres startAgain(int port) {
		for (int tries = 1; tries < MOST_TRIES; tries++) {
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
	void move(PostgresVariant next) throws SQLException {
		Dump dump = Dump.of(this.postgres);
		int port = this.postgres.port();
		this.postgres.close();
		this.moves++;
		this.directory = this.parent.resolve("postgres-" + this.moves);
		this.variant = next;
		this.postgres = startAgain(port);
		Migration.migrate(this.postgres.jdbcUrl(),
				new OwnerLogin(this.postgres.owner().username(), this.postgres.owner().password()));
		dump.restore(this.postgres);
	}

	/** Dumps the database and restores it on a fresh server of the usual kind. */
	void moveToUsual() throws SQLException {
		move(USUAL);
	}

	@Override
	public void close() {
		this.postgres.close();
	}

}
