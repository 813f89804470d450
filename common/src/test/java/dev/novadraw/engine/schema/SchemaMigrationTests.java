package dev.novadraw.engine.schema;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.novadraw.embedded.postgres.EmbeddedPostgres;
import dev.novadraw.engine.job.Database;
import dev.novadraw.engine.setting.NotReadyException;
import dev.novadraw.engine.setting.PasswordMask;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Tests of the messages about a database that is not ready, and of the remedies in them.
 */
@ExtendWith(OutputCaptureExtension.class)
class SchemaMigrationTests {

	private static final String NAME = "migration_tests";

	private static final List<String> NEEDED = List.of(LoginRoles.GATEWAY, LoginRoles.CLIENT);

	private final JdbcClient server = JdbcClient.create(source(Database.ADMINISTRATOR_LOGIN, "nova"));

	@BeforeEach
	void startWithAnEmptyDatabase() {
		this.server.sql("drop database if exists " + NAME + " with (force)").update();
		this.server.sql("drop role if exists stranger").update();
		this.server.sql("create database " + NAME + " owner nova_owner").update();
		this.server.sql("create role stranger login noinherit password 'secret'").update();
		database().sql("grant create on schema public to nova_owner").update();
	}

	@Test
	void saysHowToMigrateAnEmptyDatabase() {
		assertThat(refusal(Database.APPLICATION_LOGIN)).startsWith("The database is empty. Run './nova migrate'");

		migrate(Database.OWNER_LOGIN);

		assertThatCode(() -> check(Database.APPLICATION_LOGIN)).doesNotThrowAnyException();
	}

	@Test
	void saysThatTheSchemaIsOlderThanTheProgram() {
		migrate(Database.OWNER_LOGIN);
		int newest = SchemaMigration.newest();
		database().sql("delete from flyway_schema_history where version = ?").param(Integer.toString(newest)).update();
		int older = database().sql("select max(version::int) from flyway_schema_history").query(Integer.class).single();

		assertThat(refusal(Database.APPLICATION_LOGIN))
			.startsWith("The database has schema version %d and this program needs %d. Run './nova migrate'"
				.formatted(older, newest));
	}

	@Test
	void saysThatTheSchemaIsNewerThanTheProgram() {
		migrate(Database.OWNER_LOGIN);
		database().sql("""
				insert into flyway_schema_history
				select installed_rank + 1, '999', description, type, script, checksum, installed_by, now(), 0, true
				from flyway_schema_history order by installed_rank desc limit 1
				""").update();

		String expected = "The database has schema version 999, and this program knows versions up to %d. "
			.formatted(SchemaMigration.newest()) + "Start the version of the program that migrated it, or a newer one.";
		assertThat(refusal(Database.APPLICATION_LOGIN)).isEqualTo(expected);
		assertThatExceptionOfType(NotReadyException.class).isThrownBy(() -> migrate(Database.OWNER_LOGIN))
			.withMessage(expected);
	}

	@Test
	void saysThatTheSchemaIsOlderThanTheFirstVersion() {
		migrate(Database.OWNER_LOGIN);
		database().sql("update flyway_schema_history set script = 'V1__jobs.sql' where version = '1'").update();

		String expected = "The database was set up before version 0.1.0, and its schema cannot be upgraded. "
				+ "Start with an empty database.";
		assertThat(refusal(Database.APPLICATION_LOGIN)).isEqualTo(expected);
		assertThat(migrateCommand(url(), Database.OWNER_LOGIN.username(), Database.OWNER_LOGIN.password()))
			.isEqualTo("nova: " + expected + "\n");
	}

	@Test
	void saysWhichCommandsGiveTheApplicationItsRoles() {
		migrate(Database.OWNER_LOGIN);
		EmbeddedPostgres.Address other = otherLogin();

		String refusal = refusal(other);

		assertThat(refusal).isEqualTo("The login 'stranger' may not act as nova_gateway and nova_client. "
				+ "As an administrator of the database server, run: grant nova_gateway, nova_client to \"stranger\""
				+ (isNewer() ? " with set true" : "") + ";");
		this.server.sql(commands(refusal)).update();
		assertThatCode(() -> check(other)).doesNotThrowAnyException();
	}

	@Test
	void saysWhichCommandsGiveTheOwnerItsRoles() {
		this.server.sql("alter database " + NAME + " owner to stranger").update();
		this.server.sql("alter role stranger inherit").update();
		database().sql("grant create on schema public to stranger").update();

		assertThatExceptionOfType(NotReadyException.class).isThrownBy(() -> migrate(otherLogin()))
			.satisfies((refusal) -> {
				assertThat(refusal)
					.hasMessage("The owner 'stranger' needs the roles nova_client, nova_engine, nova_gateway "
							+ "and may not make them. As an administrator of the database server, run: "
							+ "grant nova_client, nova_engine, nova_gateway to \"stranger\""
							+ (isNewer() ? " with inherit true, set true" : "") + ";");
				this.server.sql(commands(String.valueOf(refusal.getMessage()))).update();
			});
		migrate(otherLogin());

		assertThatCode(() -> check(Database.APPLICATION_LOGIN)).doesNotThrowAnyException();
		this.server.sql("drop database " + NAME).update();
	}

	@Test
	void saysWhichCommandsLetTheOwnerSeeAllRows() {
		this.server.sql("alter role stranger noinherit").update();
		this.server.sql("grant nova_client, nova_engine, nova_gateway to stranger").update();
		database().sql("grant create on schema public to stranger").update();

		assertThatExceptionOfType(NotReadyException.class).isThrownBy(() -> migrate(otherLogin()))
			.satisfies((refusal) -> {
				assertThat(refusal)
					.hasMessageStartingWith("The owner 'stranger' does not inherit the rights of nova_client, "
							+ "nova_engine, nova_gateway. As an administrator of the database server, run: "
							+ "alter role \"stranger\" inherit; grant nova_client, nova_engine, nova_gateway to \"stranger\"");
				this.server.sql(commands(String.valueOf(refusal.getMessage()))).update();
			});
		migrate(otherLogin());

		assertThatCode(() -> check(Database.APPLICATION_LOGIN)).doesNotThrowAnyException();
		this.server.sql("drop database " + NAME).update();
	}

	@Test
	void saysWhichCommandLetsALoginActAsItsRoles() {
		assumeTrue(isNewer(), "before PostgreSQL 16 every member may");
		migrate(Database.OWNER_LOGIN);
		this.server.sql("grant nova_gateway, nova_client to stranger with inherit true, set false").update();

		String refusal = refusal(otherLogin());

		assertThat(refusal).endsWith("run: grant nova_gateway, nova_client to \"stranger\" with set true;");
		this.server.sql(commands(refusal)).update();
		assertThatCode(() -> check(otherLogin())).doesNotThrowAnyException();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void saysWhichCommandsLetTheGatewayDoTheWorkOfTheEngine(boolean isMember) {
		migrate(Database.OWNER_LOGIN);
		assertThatCode(() -> rights().requireForStart()).doesNotThrowAnyException();
		assertThat(rights().repeat()).isNull();
		try {
			this.server.sql(isMember ? withoutInheritance() : "revoke nova_engine from nova_gateway").update();

			assertThat(rights().repeat()).isNotNull();
			assertThatCode(() -> check(Database.APPLICATION_LOGIN)).as("the version, which is right")
				.doesNotThrowAnyException();
			assertThatExceptionOfType(NotReadyException.class).isThrownBy(() -> rights().requireForStart())
				.satisfies((refusal) -> {
					assertThat(refusal)
						.hasMessageStartingWith(
								"The role nova_gateway cannot do its work: ERROR: permission denied for ")
						.hasMessageContaining(". As an administrator of the database server, run: "
								+ "alter role nova_gateway inherit; grant nova_engine to nova_gateway");
					this.server.sql(commands(String.valueOf(refusal.getMessage()))).update();
				});
			assertThatCode(() -> rights().requireForStart()).doesNotThrowAnyException();
			assertThat(rights().repeat()).isNull();
		}
		finally {
			this.server.sql("alter role nova_gateway inherit").update();
			this.server.sql("grant nova_engine to nova_gateway" + (isNewer() ? " with inherit true" : "")).update();
		}
	}

	private String withoutInheritance() {
		return isNewer() ? "grant nova_engine to nova_gateway with inherit false" : "alter role nova_gateway noinherit";
	}

	@Test
	void noticesThatRightsOfTablesWereLost() {
		migrate(Database.OWNER_LOGIN);
		for (String lost : List.of("insert on job_event from nova_client", "select on tombstone from nova_client",
				"insert on job_attempt from nova_engine", "update on event_relay from nova_engine",
				"update on rate_limit from nova_gateway")) {
			database().sql("revoke " + lost).update();

			assertThat(rights().repeat()).as(lost)
				.isNotNull()
				.hasMessageContaining("cannot do its work: ERROR: permission denied for table " + lost.split(" ")[2])
				.hasMessageContaining("Restore the rights of the tables");
			assertThatExceptionOfType(NotReadyException.class).as(lost).isThrownBy(() -> rights().requireForStart());
			database().sql("grant " + lost.replace(" from ", " to ")).update();
		}
		assertThatCode(() -> rights().requireForStart()).doesNotThrowAnyException();
	}

	@Test
	void noticesThatRowLevelSecurityHidesTheRowsOfTheEngine() {
		migrate(Database.OWNER_LOGIN);
		database().sql("drop policy engine on job").update();

		assertThatExceptionOfType(NotReadyException.class).isThrownBy(() -> rights().requireForStart())
			.withMessageStartingWith(
					"The role nova_gateway cannot do its work: ERROR: new row violates row-level security");
	}

	private static RightsCheck rights() {
		PGSimpleDataSource engine = source(Database.APPLICATION_LOGIN, NAME);
		engine.setOptions("-c role=nova_gateway");
		return new RightsCheck(source(Database.APPLICATION_LOGIN, NAME), engine, NEEDED);
	}

	private boolean isNewer() {
		return this.server.sql("select current_setting('server_version_num')::int >= 160000")
			.query(Boolean.class)
			.single();
	}

	@Test
	void saysWhichCommandLetsTheOwnerCreateTables() {
		this.server.sql("alter role stranger inherit").update();
		this.server.sql("grant nova_client, nova_engine, nova_gateway to stranger").update();
		// The default since PostgreSQL 15.
		database().sql("revoke create on schema public from public").update();

		String said = migrateCommand(url(), "stranger", "secret");

		assertThat(said).isEqualTo("nova: The owner 'stranger' may not create tables in the schema 'public'. "
				+ "As an administrator of the database server, run in this database: "
				+ "grant usage, create on schema public to \"stranger\";\n");
		database().sql(said.substring(said.indexOf("grant"))).update();
		assertThat(migrateCommand(url(), "stranger", "secret")).startsWith("The database has schema version");
		this.server.sql("drop database " + NAME + " with (force)").update();
	}

	@Test
	void saysInOneSentenceWhyAMigrationFailed() {
		database().sql("create table drawing (id int)").update();
		database().sql("alter table drawing owner to nova_owner").update();

		String said = migrateCommand(url(), Database.OWNER_LOGIN.username(), Database.OWNER_LOGIN.password());

		assertThat(said).startsWith("nova: The migration failed: ").hasLineCount(1).doesNotContain("Exception");
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:postgresql://nova:guess-me@127.0.0.1/nova",
			"jdbc:postgresql://nova:guess-me@127.0.0.1:1/nova", "jdbc:postgresql://127.0.0.1:x/nova?password=guess-me",
			"jdbc:postgresql:/127.0.0.1/nova?password=guess-me", "jdbc:postgressql://127.0.0.1/nova?password=guess-me",
			"postgres://nova:guess-me@127.0.0.1/nova", "jdbc:postgresql://127.0.0.1/nova?password=guess-me%zz" })
	void repeatsNoUrlThatItCannotRead(String url, CapturedOutput output) {
		String said = migrateCommand(url, "nova_owner", "guess-me");

		assertThat(said).isEqualTo("nova: NOVA_DB_URL is not the URL of a PostgreSQL database. It has the form "
				+ "jdbc:postgresql://host:5432/nova; user and password have variables of their own.\n");
		assertThat(output).doesNotContain("guess-me");
	}

	@Test
	void hidesThePasswordOfAUrlThatItCanRead(CapturedOutput output) {
		String said = migrateCommand("jdbc:postgresql://127.0.0.1:1/nova?password=guess-me&user=anna", "nova_owner",
				"guess-me");

		assertThat(said).startsWith("nova: The owner 'nova_owner' cannot use the database: ").hasLineCount(1);
		assertThat(said + output).doesNotContain("guess-me");
	}

	@ParameterizedTest
	@CsvSource({
			"Cannot connect to jdbc:postgresql://a/b?user=c&password=secret, Cannot connect to jdbc:postgresql://a/b?user=c&password=***",
			"No route to http://anna:secret@store.example/x, No route to http://***@store.example/x",
			"see https://example.org/a@b, see https://example.org/a@b" })
	void hidesPasswordsInMessages(String message, String shown) {
		assertThat(PasswordMask.hide(message)).isEqualTo(shown);
	}

	private static String migrateCommand(String url, String user, String password) {
		ByteArrayOutputStream printed = new ByteArrayOutputStream();
		PrintStream out = new PrintStream(printed, true, UTF_8);
		try {
			MigrateCommand.run(
					Map.of("NOVA_DB_URL", url, "NOVA_DB_OWNER_USER", user, "NOVA_DB_OWNER_PASSWORD", password), out,
					out);
		}
		finally {
			// The command switches off logging for its process.
			LoggingSystem.get(SchemaMigrationTests.class.getClassLoader()).cleanUp();
		}
		return printed.toString(UTF_8);
	}

	private static String url() {
		return source(Database.OWNER_LOGIN, NAME).getURL();
	}

	@Test
	void letsTheOwnerAloneCreateTables() throws IOException {
		// The default until PostgreSQL 14.
		database().sql("grant create on schema public to public").update();

		database().sql(Files.readString(Path.of("..", "config", "postgres", "roles.sql"))).update();

		assertThat(database().sql("select has_schema_privilege(?, 'public', 'create')")
			.param("stranger")
			.query(Boolean.class)
			.single()).isFalse();
		migrate(Database.OWNER_LOGIN);
	}

	@Test
	void saysWhichCommandsMakeTheRoles() {
		LoginRoles none = new LoginRoles("anna", false, LoginRoles.ALL, List.of(), List.of(), false);

		assertThatExceptionOfType(NotReadyException.class).isThrownBy(none::requireForOwner)
			.withMessageEndingWith("run: create role nova_client; create role nova_engine; "
					+ "create role nova_gateway in role nova_engine; "
					+ "grant nova_client, nova_engine, nova_gateway to \"anna\";");
	}

	@Test
	void saysThatALoginIsWrong() {
		EmbeddedPostgres.Address wrong = new EmbeddedPostgres.Address(otherLogin().jdbcUrl(), "stranger", "guess");

		assertThatExceptionOfType(NotReadyException.class).isThrownBy(() -> migrate(wrong))
			.withMessageStartingWith("The owner 'stranger' cannot use the database:")
			.withMessageEndingWith("Check NOVA_DB_URL, NOVA_DB_OWNER_USER and NOVA_DB_OWNER_PASSWORD.");
	}

	@Test
	void warnsOfALoginForWhichRowLevelSecurityDoesNotHold(CapturedOutput output) throws SQLException {
		migrate(Database.OWNER_LOGIN);
		check(Database.APPLICATION_LOGIN);
		assertThat(output).doesNotContain("Row-level security is weakened");

		check(Database.ADMINISTRATOR_LOGIN);

		assertThat(output).contains("Row-level security is weakened: login=nova has the rights of");
	}

	private static String commands(String refusal) {
		return refusal.substring(refusal.indexOf("run: ") + "run: ".length());
	}

	private static void migrate(EmbeddedPostgres.Address owner) {
		SchemaMigration.migrate(source(owner, NAME).getURL(), new OwnerLogin(owner.username(), owner.password()));
	}

	private static void check(EmbeddedPostgres.Address login) throws SQLException {
		try (Connection connection = source(login, NAME).getConnection()) {
			SchemaMigration.check(connection, NEEDED);
		}
	}

	private static String refusal(EmbeddedPostgres.Address login) {
		try {
			check(login);
			return "";
		}
		catch (NotReadyException ex) {
			return String.valueOf(ex.getMessage());
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static EmbeddedPostgres.Address otherLogin() {
		return new EmbeddedPostgres.Address(Database.OWNER_LOGIN.jdbcUrl(), "stranger", "secret");
	}

	private static JdbcClient database() {
		return JdbcClient.create(source(Database.ADMINISTRATOR_LOGIN, NAME));
	}

	private static PGSimpleDataSource source(EmbeddedPostgres.Address login, String database) {
		PGSimpleDataSource source = new PGSimpleDataSource();
		source.setUrl(login.jdbcUrl().replaceFirst("/nova$", "/" + database));
		source.setUser(login.username());
		source.setPassword(login.password());
		return source;
	}

}
