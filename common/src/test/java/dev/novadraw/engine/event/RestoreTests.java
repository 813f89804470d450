package dev.novadraw.engine.event;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.novadraw.embedded.postgres.EmbeddedPostgres;
import dev.novadraw.engine.job.Database;
import dev.novadraw.engine.job.JobId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests of events of a database that was dumped and restored on a fresh server.
 */
class RestoreTests {

	@TempDir
	private Path directory;

	private final Database database = new Database();

	@Test
	void publishesWhatWasNotPublishedBeforeTheDumpAndWhatComesLater() throws Exception {
		String installation = System.getProperty("nova.postgres", "");
		assumeThat(installation).as("the PostgreSQL that is shipped has no pg_dump").isNotEmpty();
		useManyTransactions();
		Publication before = new Publication(Database.ENGINE);
		before.publish(this.database.submitted());
		JobId waiting = this.database.submitted();
		Path dump = this.directory.resolve("dump.sql");
		run(Path.of(installation), Database.ADMINISTRATOR_LOGIN, "pg_dump", "--file", dump.toString());

		try (EmbeddedPostgres fresh = EmbeddedPostgres.start(this.directory.resolve("fresh"), 0)) {
			EmbeddedPostgres.Address login = new EmbeddedPostgres.Address(fresh.jdbcUrl(), fresh.username(),
					fresh.password());
			run(Path.of(installation), login, "psql", "--quiet", "--set=ON_ERROR_STOP=1", "--file", dump.toString());
			Publication after = new Publication(source(fresh.application(), "-c role=nova_engine"));
			after.publish(waiting);
			JobId later = Publication.submit(JdbcClient.create(source(login, "")));
			after.publish(later);

			assertThat(after.jobs()).containsExactly(waiting, later);
		}
	}

	/** Uses many transactions, so that the numbers of the fresh server are far behind. */
	private void useManyTransactions() {
		this.database.sql.sql("""
				do $$ begin
					for i in 1..2000 loop perform pg_current_xact_id(); commit; end loop;
				end $$
				""").update();
	}

	private void run(Path installation, EmbeddedPostgres.Address login, String program, String... options)
			throws IOException, InterruptedException {
		URI address = URI.create(login.jdbcUrl().substring("jdbc:".length()));
		List<String> command = new ArrayList<>(List.of(installation.resolve("bin").resolve(program).toString()));
		command.addAll(List.of("--host", address.getHost(), "--port", Integer.toString(address.getPort()), "--username",
				login.username(), "--no-password", "--dbname", "nova"));
		command.addAll(List.of(options));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(this.directory.resolve(program + ".log").toFile());
		builder.environment().put("PGPASSWORD", login.password());
		assertThat(builder.start().waitFor()).as(program + ", see " + this.directory).isZero();
	}

	private static PGSimpleDataSource source(EmbeddedPostgres.Address login, String options) {
		PGSimpleDataSource source = new PGSimpleDataSource();
		source.setUrl(login.jdbcUrl());
		source.setUser(login.username());
		source.setPassword(login.password());
		source.setOptions(options);
		return source;
	}

}
