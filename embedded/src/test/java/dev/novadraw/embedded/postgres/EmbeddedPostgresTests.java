package dev.novadraw.embedded.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.novadraw.embedded.EmbeddedServerException;
import dev.novadraw.embedded.FreePorts;
import dev.novadraw.embedded.Sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EmbeddedPostgresTests {

	/** The files of a server that was started once and stopped. */
	@TempDir
	static Path template;

	@TempDir
	static Path sharedDirectory;

	/** The server shared by tests that only read. */
	private static EmbeddedPostgres shared;

	@TempDir
	Path directory;

	@BeforeAll
	static void starts() {
		EmbeddedPostgres.start(template, 0).close();
		copy(template, sharedDirectory);
		shared = EmbeddedPostgres.start(sharedDirectory, 0);
	}

	@AfterAll
	static void stops() {
		shared.close();
	}

	@Test
	void keepsItsDataFromStartToStart() throws SQLException {
		try (EmbeddedPostgres first = start()) {
			Sql.on(first).execute("create table word (text text); insert into word values ('kept')");
		}

		try (EmbeddedPostgres second = start()) {
			assertThat(Sql.on(second).query("select text from word")).isEqualTo("kept");
		}
	}

	@Test
	void writesDurably() throws SQLException {
		for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
			assertThat(Sql.on(shared).query("show " + setting)).as(setting).isEqualTo("on");
		}
	}

	@Test
	void storesTextOfAllLanguages() throws SQLException {
		assertThat(Sql.on(shared).query("select lower('GRÜẞE Ж 🐷')")).isEqualTo("grüße ж 🐷");
	}

	@Test
	void asksForThePassword() {
		Sql other = new Sql(shared.jdbcUrl(), shared.username(), "guess");

		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> other.query("select 1"))
			.withMessageContaining("password authentication failed");
	}

	@Test
	void keepsThePasswordFromOtherUsers() throws Exception {
		assertThat(Files.getPosixFilePermissions(sharedDirectory.resolve("cluster/nova.password")))
			.hasToString("[OWNER_READ, OWNER_WRITE]");
	}

	@Test
	void keepsStatementsOutOfItsLog() throws Exception {
		Sql sql = Sql.on(shared);
		sql.execute("create table word (text text unique); insert into word values ('canary')");

		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> sql.execute("insert into word values ('canary')"));
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> sql.query("select 'canary'::int"));

		assertThat(sharedDirectory.resolve("server.log")).content().doesNotContain("canary");
	}

	@Test
	void refusesADirectoryThatIsInUse() {
		assertThatExceptionOfType(EmbeddedServerException.class)
			.isThrownBy(() -> EmbeddedPostgres.start(sharedDirectory, 0))
			.withMessageContaining("in use by process " + ProcessHandle.current().pid())
			.withMessageContaining("--data");
	}

	@Test
	void startsItsServerAgainWhenSomethingKillsIt() throws SQLException {
		try (EmbeddedPostgres postgres = start()) {
			Sql sql = Sql.on(postgres);
			sql.execute("create table word (text text); insert into word values ('kept')");

			ProcessHandle.of(postgres.pid()).orElseThrow().destroyForcibly();

			Awaitility.await("the server to be back")
				.atMost(Duration.ofMinutes(2))
				.ignoreExceptions()
				.until(() -> sql.query("select text from word").equals("kept"));
		}
	}

	@Test
	void reportsATakenPortByName() throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertThatExceptionOfType(EmbeddedServerException.class)
				.isThrownBy(() -> EmbeddedPostgres.start(this.directory, taken.getLocalPort()))
				.withMessage(
						"PostgreSQL port %d is taken by another program; choose another with --postgres-port or free it.",
						taken.getLocalPort());
		}
	}

	@Test
	void stopsAServerThatWasLeftRunningOnItsDirectory() throws Exception {
		initialize();
		int port = FreePorts.find(1)[0];
		Process leftover = new ProcessBuilder(orphanCommand(port)).inheritIO().start();
		PidFile pidFile = new PidFile(this.directory.toRealPath().resolve("cluster/postmaster.pid"));
		Awaitility.await("the leftover to be ready")
			.atMost(Duration.ofMinutes(2))
			.until(() -> pidFile.saysReady(leftover.pid()));

		try (EmbeddedPostgres postgres = EmbeddedPostgres.start(this.directory, port)) {
			assertThat(leftover.waitFor()).isZero();
			assertThat(Sql.on(postgres).query("select 1")).isEqualTo("1");
		}
	}

	private List<String> orphanCommand(int port) {
		return PostgresCluster.open(this.directory, PostgresVariant.configured(), Launch.detect()).serverCommand(port);
	}

	@Test
	void ignoresAPidFileThatNamesAnotherProgram() throws Exception {
		initialize();
		Path cluster = this.directory.toRealPath().resolve("cluster");
		Process foreigner = new ProcessBuilder("sleep", "600").start();
		Files.writeString(cluster.resolve("postmaster.pid"),
				"%d\n%s\n1700000000\n5432\n\n127.0.0.1\n  1 1\nready\n".formatted(foreigner.pid(), cluster));

		try (EmbeddedPostgres postgres = start()) {
			assertThat(Sql.on(postgres).query("select 1")).isEqualTo("1");
			assertThat(foreigner.isAlive()).isTrue();
		}
		finally {
			foreigner.destroy();
		}
	}

	@Test
	void startsOverAnInterruptedInitialization() throws Exception {
		Path half = Files.createDirectories(this.directory.resolve("initializing-1234/base"));
		Files.writeString(half.resolve("1"), "half");
		Files.writeString(this.directory.resolve("initializing-password"), "half");

		try (EmbeddedPostgres postgres = EmbeddedPostgres.start(this.directory, 0)) {
			assertThat(Sql.on(postgres).query("select 1")).isEqualTo("1");
			assertThat(this.directory).isDirectoryNotContaining("glob:**/initializing-*");
		}
	}

	@Test
	void createsADatabaseThatIsMissing() throws SQLException {
		try (EmbeddedPostgres postgres = start()) {
			new Sql(postgres.jdbcUrl().replace("/nova", "/postgres"), postgres.username(), postgres.password())
				.execute("drop database nova");
		}

		try (EmbeddedPostgres postgres = start()) {
			assertThat(Sql.on(postgres).query("select current_database()")).isEqualTo("nova");
		}
	}

	@Test
	void namesTheVersionThatWroteTheData() throws Exception {
		initialize();
		Files.writeString(this.directory.resolve("cluster/PG_VERSION"), "17\n");

		assertThatExceptionOfType(EmbeddedServerException.class).isThrownBy(this::start)
			.withMessageContaining("written by PostgreSQL 17")
			.withMessageContaining("pg_dump");
	}

	@Test
	void quotesTheServerWhenItDoesNotStart() throws Exception {
		initialize();
		Files.writeString(this.directory.resolve("cluster/postgresql.conf"), "no_such_setting = 1\n");

		assertThatExceptionOfType(EmbeddedServerException.class).isThrownBy(this::start)
			.withMessageContaining("no_such_setting")
			.withMessageContaining("server.log");
		assertThat(FreePorts.isFree(FreePorts.find(1)[0])).isTrue();
	}

	private EmbeddedPostgres start() {
		initialize();
		return EmbeddedPostgres.start(this.directory, 0);
	}

	/** Copies the files of the template, since initialization takes seconds. */
	private void initialize() {
		if (!Files.exists(this.directory.resolve("cluster"))) {
			copy(template, this.directory);
		}
	}

	private static void copy(Path from, Path to) {
		try {
			assertThat(new ProcessBuilder("cp", "-a", from + "/.", to.toString()).inheritIO().start().waitFor())
				.isZero();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
