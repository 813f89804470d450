package dev.novadraw.engine.database;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.client.OwnerTransactionTemplate;
import dev.novadraw.engine.job.Database;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.schema.OwnerLogin;
import dev.novadraw.engine.schema.SchemaMigration;
import dev.novadraw.engine.setting.NotReadyException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Tests with a real PgBouncer between the application and its database.
 */
class PoolerTests {

	private static final String FOR_TRANSACTIONS = "?prepareThreshold=0";

	private static final String NO_OPTIONS = "--spring.datasource.hikari.data-source-properties.options=";

	private static final String SETTINGS = """
			select concat_ws(' ', current_user, current_setting('lock_timeout'), current_setting('statement_timeout'),
				current_setting('jit'), current_setting('search_path'))
			""";

	private static final String SUBMIT = """
			with accepted as (
				insert into job (id, client, kind, input, max_attempts, deadline)
				values (?, 'pooler', 'story', '{}', 1, now() + interval '1 hour') returning id
			)
			insert into job_event (job_id, seq, state, attempt, token) select id, 1, 'QUEUED', 0, 0 from accepted
			""";

	private static final int CLIENTS = 12;

	private static final int ROUNDS = 150;

	private final Database database = new Database();

	@BeforeAll
	static void install() {
		assumeTrue(PgBouncer.isInstalled(), "PgBouncer is not installed");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					''      | transaction | does not accept the connection: FATAL: unsupported startup parameter: options
					options | transaction | does not pass on settings (startup parameter 'options'): statement_timeout, lock_timeout,
					options | session     | does not pass on settings (startup parameter 'options'): statement_timeout, lock_timeout,
					""")
	void rejectsAPoolerThatLosesSettings(String ignored, String mode, String reason) {
		try (PgBouncer pooler = pooler(ignored)) {
			String url = pooler.url(mode, "app");

			assertThat(refusal(url)).startsWith("The connection pooler at NOVA_DB_URL " + reason)
				.endsWith(
						"Use the address of the server itself, or of a pooler in session mode that passes on 'options', "
								+ "or set NOVA_DB_URL=" + url + FOR_TRANSACTIONS);
		}
	}

	@Test
	void rejectsAPoolerThatMixesUpPreparedStatements() {
		try (PgBouncer pooler = pooler("options")) {
			assertThat(refusal(pooler.url("transaction", "app"), NO_OPTIONS))
				.startsWith("NOVA_DB_URL leads to a connection pooler in transaction mode, which mixes up prepared "
						+ "statements and loses settings. Use the address");
			assertThatCode(() -> start(pooler.url("session", "app"), NO_OPTIONS).close()).doesNotThrowAnyException();
		}
	}

	@Test
	void saysWhichParameterAPoolerDoesNotAccept() {
		try (PgBouncer pooler = pooler("")) {
			assertThat(refusal(pooler.url("transaction", "app") + FOR_TRANSACTIONS + "&currentSchema=public"))
				.isEqualTo("The connection pooler at NOVA_DB_URL does not accept the connection: FATAL: unsupported "
						+ "startup parameter: search_path. Remove this parameter from NOVA_DB_URL, or add it to "
						+ "ignore_startup_parameters of PgBouncer.");
		}
	}

	@Test
	void migratesThroughAPoolerInSessionModeOnly() {
		OwnerLogin owner = new OwnerLogin(Database.OWNER_LOGIN.username(), Database.OWNER_LOGIN.password());
		try (PgBouncer pooler = pooler("")) {
			for (String parameters : List.of("", FOR_TRANSACTIONS)) {
				assertThatExceptionOfType(NotReadyException.class)
					.isThrownBy(() -> SchemaMigration.migrate(pooler.url("transaction", "owner") + parameters, owner))
					.withMessage("NOVA_DB_URL leads to a connection pooler in transaction mode. Migrate with the "
							+ "address of the server itself, or of a pooler in session mode.");
			}
			assertThatCode(() -> SchemaMigration.migrate(pooler.url("session", "owner"), owner))
				.doesNotThrowAnyException();
		}
	}

	@Test
	void keepsEveryJobWithRoleAndSettingsInTransactionMode() throws InterruptedException, ExecutionException {
		try (PgBouncer pooler = pooler("");
				ConfigurableApplicationContext application = start(pooler.url("transaction", "app") + FOR_TRANSACTIONS);
				ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
			Application parts = new Application(application);

			Callable<List<JobId>> round = parts::submitBothWays;
			List<Future<List<JobId>>> accepted = clients.invokeAll(Collections.nCopies(ROUNDS, round));

			for (Future<List<JobId>> jobs : accepted) {
				for (JobId id : jobs.get()) {
					assertThat(this.database.history(id)).isEqualTo("QUEUED");
				}
			}
		}
	}

	@Test
	void undoesWhatFailsInTransactionMode() {
		try (PgBouncer pooler = pooler("");
				ConfigurableApplicationContext application = start(
						pooler.url("transaction", "app") + FOR_TRANSACTIONS)) {
			Application parts = new Application(application);
			NamedParameterJdbcTemplate batches = new NamedParameterJdbcTemplate(
					application.getBean("engineDataSource", EngineDataSource.class));
			String insert = "insert into tombstone (id, client, reason) values (gen_random_uuid(), 'pooler', :reason)";

			assertThat(batches.batchUpdate(insert, rows("erased", "expired"))).containsExactly(1, 1);
			assertThatException().isThrownBy(() -> batches.batchUpdate(insert, rows("erased", "wrong")));
			assertThatException().isThrownBy(() -> parts.transaction.executeWithoutResult((status) -> {
				batches.update(insert, Map.of("reason", "erased"));
				batches.update(insert, Map.of("reason", "wrong"));
			}));

			assertThat(parts.engine.sql(SETTINGS).query(String.class).single())
				.isEqualTo("nova_engine 2s 10s off public");
			assertThat(this.database.sql.sql("select count(*) from tombstone where client = 'pooler'")
				.query(Integer.class)
				.single()).isEqualTo(2);
		}
	}

	@SuppressWarnings("unchecked")
	private static Map<String, ?>[] rows(String... reasons) {
		return Stream.of(reasons).map((reason) -> Map.of("reason", reason)).toArray(Map[]::new);
	}

	private static PgBouncer pooler(String ignored) {
		return new PgBouncer(ignored, Map.of("app", Database.APPLICATION_LOGIN, "owner", Database.OWNER_LOGIN));
	}

	private static ConfigurableApplicationContext start(String url, String... settings) {
		List<String> all = Stream
			.concat(Stream.of("--spring.datasource.url=" + url, "--spring.datasource.hikari.connection-timeout=60000",
					"--spring.datasource.hikari.data-source-properties.socketTimeout=120"), Stream.of(settings))
			.toList();
		return new SpringApplicationBuilder(Parts.class).web(WebApplicationType.NONE)
			.properties("spring.config.name=nova-common")
			.run(all.toArray(String[]::new));
	}

	private static String refusal(String url, String... settings) {
		try {
			start(url, settings).close();
			return "";
		}
		catch (RuntimeException ex) {
			return String.valueOf(NestedExceptionUtils.getMostSpecificCause(ex).getMessage());
		}
	}

	/**
	 * The database access of an application.
	 */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
			JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class, FlywayAutoConfiguration.class })
	@Import(DatabaseConfiguration.class)
	@ComponentScan("dev.novadraw.engine.client")
	static class Parts {

	}

	private static final class Application {

		private static final Owner OWNER = Owner.of("pooler");

		private final JdbcClient plain;

		private final JdbcClient engine;

		private final OwnerTransactionTemplate owners;

		private final TransactionTemplate transaction;

		Application(ConfigurableApplicationContext context) {
			this.plain = context.getBean("jdbcClient", JdbcClient.class);
			this.engine = context.getBean("engineClient", JdbcClient.class);
			this.owners = context.getBean(OwnerTransactionTemplate.class);
			this.transaction = new TransactionTemplate(
					context.getBean(AsEngine.TRANSACTIONS, PlatformTransactionManager.class));
		}

		/** Submits as the engine, and as the client in a transaction. */
		List<JobId> submitBothWays() {
			JobId first = submit();
			expect("nova_app", this.plain);
			JobId second = this.owners.call(OWNER, () -> {
				expect("nova_client", this.engine);
				return submit();
			});
			expect("nova_engine", this.engine);
			this.transaction.executeWithoutResult((status) -> {
				expect("nova_engine", this.engine);
				submit();
				status.setRollbackOnly();
			});
			return List.of(first, second);
		}

		private static void expect(String role, JdbcClient access) {
			assertThat(access.sql(SETTINGS).query(String.class).single()).isEqualTo(role + " 2s 10s off public");
		}

		private JobId submit() {
			JobId id = new JobId(UUID.randomUUID());
			assertThat(this.engine.sql(SUBMIT).param(id.value()).update()).isEqualTo(1);
			return id;
		}

	}

}
