package dev.novadraw.gateway.security;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.novadraw.embedded.postgres.EmbeddedPostgres;
import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.client.OwnerTransactionTemplate;
import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.GatewayApplication;
import dev.novadraw.gateway.Servers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The permissions of the gateway's roles in the database, on its real connections.
 */
class RolesTests {

	private static final String NO_RIGHTS = "42501";

	private final Gateway gateway = Gateway.shared();

	/** Database access without a role. */
	private final JdbcClient plain = this.gateway.part(JdbcClient.class);

	private final JdbcClient engine = this.gateway.asEngine();

	@Test
	void logsInWithoutAnyAttributeThatMatters() {
		assertThat(this.plain.sql("""
				select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolinherit
				from pg_roles where rolname = session_user
				""").query(Boolean.class).single()).isFalse();
	}

	@Test
	void grantsNothingWithoutARole() {
		for (String table : tables()) {
			assertThatExceptionOfType(DataAccessException.class).as(table)
				.isThrownBy(() -> this.plain.sql("select count(*) from " + table).query(Long.class).single())
				.satisfies((refusal) -> assertThat(state(refusal)).isEqualTo(NO_RIGHTS));
			assertThat(this.plain.sql("select has_table_privilege(?, 'select, insert, update, delete, truncate')")
				.param(table)
				.query(Boolean.class)
				.single()).as(table).isFalse();
		}
	}

	@Test
	void ownsNothing() {
		assertThat(this.plain.sql("select count(*) from pg_class where relowner = session_user::regrole")
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void worksForAllClientsAsTheEngineOnlyWhereThatIsSaid() {
		assertThat(role(this.engine)).isEqualTo("nova_gateway");
		assertThat(role(this.plain)).isNotEqualTo("nova_gateway").isEqualTo(session(this.plain));
	}

	@Test
	void keepsTheRoleOfAnOwnerInStatementsOfTheEngine() {
		OwnerTransactionTemplate transactions = this.gateway.part(OwnerTransactionTemplate.class);

		assertThat(transactions.call(Owner.of("anna"), () -> role(this.engine))).isEqualTo("nova_client");
		assertThat(role(this.engine)).isEqualTo("nova_gateway");
		assertThat(role(this.plain)).isEqualTo(session(this.plain));
	}

	@Test
	void showsWorkersNothingThatOpensAnything() {
		for (String column : List.of("api_key.secret_hash", "access_token.hash", "rate_limit.state")) {
			String[] name = column.split("\\.");
			assertThat(this.gateway.sql()
				.sql("select has_column_privilege('nova_engine', ?, ?, 'select')")
				.params(name[0], name[1])
				.query(Boolean.class)
				.single()).as(column).isFalse();
		}
	}

	@Test
	void letsAClientWriteEventsOfItsOwnJobsOnly() {
		UUID job = jobOf("roles-ben");
		OwnerTransactionTemplate transactions = this.gateway.part(OwnerTransactionTemplate.class);
		String event = "insert into job_event (job_id, seq, state, attempt, token) values (?, 1, 'QUEUED', 0, 0)";

		for (UUID foreign : List.of(job, UUID.randomUUID())) {
			assertThatExceptionOfType(DataAccessException.class)
				.isThrownBy(() -> transactions.call(Owner.of("roles-anna"),
						() -> this.engine.sql(event).param(foreign).update()))
				.satisfies((refusal) -> assertThat(state(refusal)).isEqualTo(NO_RIGHTS));
		}
		assertThat(transactions.call(Owner.of("roles-ben"), () -> this.engine.sql(event).param(job).update()))
			.isEqualTo(1);
	}

	private UUID jobOf(String client) {
		return this.gateway.sql().sql("""
				insert into job (id, client, kind, input, max_attempts, run_at, deadline)
				values (gen_random_uuid(), ?, 'story', '{}', 1, now() + interval '1 day', now() + interval '2 days')
				returning id""").param(client).query(UUID.class).single();
	}

	@ParameterizedTest
	@CsvSource({ "delete, job job_event job_attempt drawing idempotency_key erasure tombstone",
			"update, job_event job_attempt drawing tombstone", "insert, tombstone job_attempt client worker" })
	void letsAClientChangeNothingThatItDoesNotNeedTo(String right, String tables) {
		for (String table : tables.split(" ")) {
			assertThat(this.gateway.sql()
				.sql("select has_table_privilege('nova_client', ?, ?)")
				.params(table, right)
				.query(Boolean.class)
				.single()).as(table).isFalse();
		}
	}

	@Test
	void letsAClientWriteNoResult() {
		for (String column : List.of("result", "problem", "client", "end_user", "input", "cost_micros")) {
			assertThat(this.gateway.sql()
				.sql("select has_column_privilege('nova_client', 'job', ?, 'update')")
				.param(column)
				.query(Boolean.class)
				.single()).as(column).isFalse();
		}
	}

	@Test
	void letsWorkersEndTheTokensOfErasedUsersOnly() {
		JdbcClient administrator = this.gateway.sql();
		administrator.sql("""
				insert into access_token (hash, client, end_user, scopes, expires_at)
				select sha256(('roles-' || name)::bytea), 'roles-carl', name, '{}', now() + interval '1 hour'
				from unnest(array['child-1', 'child-2']) as name""").update();
		administrator
			.sql("insert into erasure (id, client, end_user) values (gen_random_uuid(), 'roles-carl', 'child-1')")
			.update();

		administrator.sql("set local role nova_engine; delete from access_token where client = 'roles-carl'").update();

		assertThat(administrator.sql("select end_user from access_token where client = 'roles-carl'")
			.query(String.class)
			.list()).containsExactly("child-2");
		assertThat(administrator.sql("select count(*) from spent_token where hash = sha256('roles-child-1'::bytea)")
			.query(Integer.class)
			.single()).isEqualTo(1);
	}

	@Test
	void saysInASentenceHowToMakeTheTables() {
		this.gateway.sql().sql("drop database if exists empty_for_roles_tests with (force)").update();
		this.gateway.sql().sql("create database empty_for_roles_tests").update();
		EmbeddedPostgres.Address login = Servers.POSTGRES.application();
		SpringApplication application = new SpringApplication(GatewayApplication.class);
		application.setDefaultProperties(Map.of("spring.config.name", "nova-gateway"));

		String log = printed(() -> assertThatException().isThrownBy(() -> application.run("--server.port=0",
				"--spring.datasource.url=" + login.jdbcUrl().replaceFirst("/nova$", "/empty_for_roles_tests"),
				"--spring.datasource.username=" + login.username(), "--spring.datasource.password=" + login.password(),
				"--spring.kafka.bootstrap-servers=" + Servers.KAFKA.bootstrapServers())));

		String said = log.substring(log.indexOf("APPLICATION FAILED TO START"));
		assertThat(said).contains("The database is empty.", "Run './nova migrate' with the owner's login")
			.doesNotContain("\tat ");
		assertThat(said.lines().count()).isLessThan(20);
	}

	/** Returns the output of a start, which configures logging again. */
	private static String printed(Runnable work) {
		PrintStream before = System.out;
		ByteArrayOutputStream printed = new ByteArrayOutputStream();
		System.setOut(new PrintStream(printed, true, UTF_8));
		try {
			work.run();
		}
		finally {
			System.setOut(before);
		}
		return printed.toString(UTF_8);
	}

	@Test
	void compilesNoStatements() {
		// The setting comes from the connection; by default, the server would compile.
		for (JdbcClient connection : List.of(this.plain, this.engine)) {
			assertThat(connection.sql("select concat_ws(' ', setting, source) from pg_settings where name = 'jit'")
				.query(String.class)
				.single()).isEqualTo("off client");
		}
	}

	private List<String> tables() {
		return this.gateway.sql()
			.sql("select tablename from pg_tables where schemaname = 'public'")
			.query(String.class)
			.list();
	}

	private static String role(JdbcClient client) {
		return client.sql("select current_user").query(String.class).single();
	}

	private static String session(JdbcClient client) {
		return client.sql("select session_user").query(String.class).single();
	}

	private static String state(DataAccessException refusal) {
		SQLException cause = (SQLException) NestedExceptionUtils.getMostSpecificCause(refusal);
		return Objects.requireNonNull(cause.getSQLState());
	}

}
