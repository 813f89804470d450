package dev.novadraw.engine.schema;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import dev.novadraw.engine.setting.NotReadyException;
import dev.novadraw.engine.setting.PasswordMask;

/**
 * Migration of the schema with the owner's login, and checks with the application's.
 */
public final class SchemaMigration {

	private static final Logger log = LoggerFactory.getLogger(SchemaMigration.class);

	static final String MIGRATE_FIRST = "Run './nova migrate' with the owner's login in NOVA_DB_OWNER_USER and "
			+ "NOVA_DB_OWNER_PASSWORD (docs/operations.md, Roles and migrations).";

	private static final String LOCATION = "classpath:db/migration";

	private static final Pattern SCRIPT = Pattern.compile("V([0-9]++)__.++");

	private static final String HAS_HISTORY = "select to_regclass('flyway_schema_history') is not null";

	/** The engine may see the version since version 7. */
	private static final String IS_SHOWN = """
			select has_table_privilege(oid, 'flyway_schema_history', 'select') from pg_roles where rolname = 'nova_engine'
			""";

	private static final String VERSION = """
			select coalesce(max(version::int), 0) as version,
				coalesce(bool_or(version = '1' and script <> 'V1__roles.sql'), false) as is_unreleased
			from flyway_schema_history where success and version ~ '^[0-9]+$'
			""";

	private SchemaMigration() {
	}

	/**
	 * Brings the schema up to date.
	 */
	public static void migrate(String jdbcUrl, OwnerLogin owner) {
		DatabaseUrl.require(jdbcUrl);
		PoolerCheck pooler = PoolerCheck.of(jdbcUrl, owner);
		try (Connection connection = DriverManager.getConnection(jdbcUrl, owner.username(), owner.password())) {
			pooler.requireForMigrations(connection);
			requireUsable(connection);
		}
		catch (SQLException ex) {
			if (PoolerCheck.isRejection(ex)) {
				throw pooler.rejected(ex);
			}
			throw new NotReadyException("The owner '%s' cannot use the database: %s".formatted(owner, oneLine(ex)),
					"Check NOVA_DB_URL, NOVA_DB_OWNER_USER and NOVA_DB_OWNER_PASSWORD.");
		}
		try {
			Flyway.configure()
				.dataSource(jdbcUrl, owner.username(), owner.password())
				.locations(LOCATION)
				.load()
				.migrate();
		}
		catch (FlywayException ex) {
			log.debug("Migration failed", ex);
			throw new NotReadyException("The migration failed: %s".formatted(oneLine(ex)),
					"A migration that fails changes nothing: remove the cause, then run it again.");
		}
	}

	private static void requireUsable(Connection connection) throws SQLException {
		LoginRoles.of(connection).requireForOwner();
		int version = hasHistory(connection) ? version(connection) : 0;
		requireKnown(version);
		if (version < newest()) {
			SchemaRights.of(connection).requireToCreate();
		}
	}

	/**
	 * Returns the message of a failure on one line, without passwords: libraries use
	 * several lines and quote URLs.
	 */
	public static String oneLine(Exception failure) {
		String message = String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
		return PasswordMask.hide(message.lines().map(String::strip).collect(Collectors.joining(" ")));
	}

	/**
	 * Fails unless the schema has the version of this program and the login has its
	 * roles.
	 * @param needed the roles that the application acts as; the first may see the version
	 */
	public static void check(Connection connection, List<String> needed) throws SQLException {
		LoginRoles roles = LoginRoles.of(connection);
		if (!hasHistory(connection)) {
			throw new NotReadyException("The database is empty.", MIGRATE_FIRST);
		}
		roles.requireForApplication(needed);
		versionAs(needed.getFirst(), connection).ifPresent(SchemaMigration::requireVersion);
		if (!roles.inherited().isEmpty()) {
			log.warn(
					"Row-level security is weakened: login={} has the rights of {} in every statement; use a login of its"
							+ " own for the application (docs/operations.md, Roles and migrations)",
					roles.login(), roles.inherited());
		}
	}

	private static void requireVersion(int version) {
		if (version < newest()) {
			throw new NotReadyException(
					"The database has schema version %d and this program needs %d.".formatted(version, newest()),
					MIGRATE_FIRST);
		}
		requireKnown(version);
	}

	private static void requireKnown(int version) {
		if (version > newest()) {
			throw new NotReadyException("The database has schema version %d, and this program knows versions up to %d."
				.formatted(version, newest()), "Start the version of the program that migrated it, or a newer one.");
		}
	}

	private static boolean hasHistory(Connection connection) throws SQLException {
		return isTrue(connection, HAS_HISTORY);
	}

	private static boolean isTrue(Connection connection, String query) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet answer = statement.executeQuery(query)) {
			return answer.next() && answer.getBoolean(1);
		}
	}

	/**
	 * Returns the version, or empty if the role has lost the right to see it.
	 * {@link RightsCheck} then reports the missing right.
	 */
	private static OptionalInt versionAs(String role, Connection connection) throws SQLException {
		connection.setAutoCommit(false);
		try (Statement statement = connection.createStatement()) {
			statement.execute("set local role " + role);
			return OptionalInt.of(version(connection));
		}
		catch (SQLException ex) {
			if (!LoginRoles.NO_RIGHTS.equals(ex.getSQLState())) {
				throw ex;
			}
			connection.rollback();
			if (!isTrue(connection, IS_SHOWN)) {
				// Before version 7 no role could see the version.
				throw new NotReadyException("The database has an older schema than this program needs.", MIGRATE_FIRST);
			}
			return OptionalInt.empty();
		}
		finally {
			connection.rollback();
			connection.setAutoCommit(true);
		}
	}

	private static int version(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet answer = statement.executeQuery(VERSION)) {
			answer.next();
			if (answer.getBoolean("is_unreleased")) {
				throw new NotReadyException(
						"The database was set up before version 0.1.0, and its schema cannot be upgraded.",
						"Start with an empty database.");
			}
			return answer.getInt("version");
		}
	}

	/**
	 * Returns the newest schema version that this program knows.
	 */
	static int newest() {
		try {
			Resource[] scripts = new PathMatchingResourcePatternResolver()
				.getResources("classpath*:db/migration/V*__*.sql");
			return Arrays.stream(scripts)
				.map(Resource::getFilename)
				.map((name) -> SCRIPT.matcher((name != null) ? name : ""))
				.filter(Matcher::matches)
				.mapToInt((name) -> Integer.parseInt(name.group(1)))
				.max()
				.orElseThrow();
		}
		catch (IOException ex) {
			throw new IllegalStateException("The migrations cannot be read", ex);
		}
	}

}
