package dev.novadraw.embedded.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;

import dev.novadraw.embedded.DirectoryLock;
import dev.novadraw.embedded.EmbeddedServerException;
import dev.novadraw.embedded.FreePorts;
import dev.novadraw.embedded.Waiting;

/**
 * A real, durable PostgreSQL server for this application, reachable from this machine
 * only. A new one has an empty database {@code nova}.
 */
public final class EmbeddedPostgres implements AutoCloseable {

	private static final String DATABASE = "nova";

	private static final String NO_SUCH_DATABASE = "3D000";

	private final DirectoryLock lock;

	private final PostgresSupervisor supervisor;

	private final int port;

	private final String password;

	private EmbeddedPostgres(DirectoryLock lock, PostgresSupervisor supervisor, int port, String password) {
		this.lock = lock;
		this.supervisor = supervisor;
		this.port = port;
		this.password = password;
	}

	/**
	 * Starts the server and returns when it accepts connections.
	 * @param directory the directory of its data, kept between starts; created if missing
	 * @param port the port to listen on, or 0 for a free one
	 */
	public static EmbeddedPostgres start(Path directory, int port) {
		return start(directory, port, PostgresVariant.configured());
	}

	/**
	 * Starts a variant of the server and returns when it accepts connections.
	 * @param directory the directory of its data
	 * @param port the port to listen on, or 0 for a free one
	 * @param variant the programs and environment of the server
	 */
	public static EmbeddedPostgres start(Path directory, int port, PostgresVariant variant) {
		DirectoryLock lock = DirectoryLock.acquire(directory);
		try {
			return start(lock, PostgresCluster.open(directory, variant, Launch.detect()), port);
		}
		catch (RuntimeException ex) {
			lock.close();
			throw ex;
		}
	}

	/**
	 * The address of a server and the credentials for it.
	 *
	 * @param jdbcUrl the JDBC URL
	 * @param username the login
	 * @param password the password of the login
	 */
	public record Address(String jdbcUrl, String username, String password) {

		@Override
		public String toString() {
			return this.jdbcUrl;
		}

	}

	/**
	 * Returns the server that another process runs in a directory, with the login of the
	 * application; empty if there is none.
	 */
	public static Optional<Address> running(Path directory) {
		Path data = PostgresCluster.data(directory, PostgresVariant.configured());
		OptionalInt port = new PidFile(data.resolve("postmaster.pid")).port();
		return port.isEmpty() ? Optional.empty() : Optional
			.of(address(port.getAsInt(), PostgresRoles.APPLICATION, PostgresCluster.password(data, directory)));
	}

	private static Address address(int port, String login, String password) {
		return new Address(jdbcUrl(port, DATABASE), login, PostgresRoles.password(login, password));
	}

	/**
	 * Returns the login of the application. It has no rights until it sets one of its
	 * roles.
	 */
	public Address application() {
		return address(this.port, PostgresRoles.APPLICATION, this.password);
	}

	/**
	 * Returns the login that owns the tables.
	 */
	public Address owner() {
		return address(this.port, PostgresRoles.OWNER, this.password);
	}

	private static EmbeddedPostgres start(DirectoryLock lock, PostgresCluster cluster, int port) {
		stopLeftover(cluster.pidFile());
		FreePorts.require(port, "PostgreSQL", "--postgres-port");
		PostgresSupervisor supervisor = new PostgresSupervisor(cluster, port);
		try {
			EmbeddedPostgres postgres = new EmbeddedPostgres(lock, supervisor, supervisor.start(), cluster.password());
			postgres.prepareDatabase();
			return postgres;
		}
		catch (RuntimeException ex) {
			Waiting.uninterrupted(supervisor::close);
			throw ex;
		}
	}

	private static void stopLeftover(PidFile pidFile) {
		try {
			pidFile.runningServer().ifPresent(PostgresStop::stop);
			pidFile.removeForeignPid();
		}
		catch (IOException ex) {
			throw new EmbeddedServerException("Cannot write %s: make it writable.".formatted(pidFile.file()), ex);
		}
	}

	public int port() {
		return this.port;
	}

	public String jdbcUrl() {
		return jdbcUrl(this.port, DATABASE);
	}

	/**
	 * Returns the administrator, who bypasses row-level security.
	 */
	public String username() {
		return PostgresCluster.USER;
	}

	public String password() {
		return this.password;
	}

	/**
	 * Returns the process id of the server, which changes when it is restarted.
	 */
	public long pid() {
		return this.supervisor.pid();
	}

	/**
	 * Returns the cause of the outage while the server is being restarted, in one line,
	 * or empty while it serves.
	 */
	public Optional<String> outage() {
		return this.supervisor.outage();
	}

	/**
	 * Stops the server. Connections are closed; committed data is safe.
	 */
	@Override
	public void close() {
		this.supervisor.close();
		this.lock.close();
	}

	private void prepareDatabase() {
		try {
			execute(DATABASE, PostgresRoles.setup(this.password));
		}
		catch (SQLException ex) {
			if (!NO_SUCH_DATABASE.equals(ex.getSQLState())) {
				throw unusable(ex);
			}
			createMissingDatabase();
		}
	}

	private void createMissingDatabase() {
		try {
			execute("postgres", "create database " + DATABASE);
			execute(DATABASE, PostgresRoles.setup(this.password));
		}
		catch (SQLException ex) {
			throw unusable(ex);
		}
	}

	private void execute(String database, String sql) throws SQLException {
		Properties login = new Properties();
		login.setProperty("user", username());
		login.setProperty("password", this.password);
		login.setProperty("connectTimeout", "5");
		login.setProperty("socketTimeout", "30");
		try (Connection connection = DriverManager.getConnection(jdbcUrl(this.port, database), login);
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static String jdbcUrl(int port, String database) {
		return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
	}

	private static EmbeddedServerException unusable(SQLException ex) {
		return new EmbeddedServerException(
				"PostgreSQL started but cannot be used (%s): see server.log in its directory."
					.formatted(ex.getMessage()),
				ex);
	}

}
