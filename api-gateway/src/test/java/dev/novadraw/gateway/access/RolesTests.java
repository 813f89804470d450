package dev.novadraw.gateway.access;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.novadraw.client.Owner;
import dev.novadraw.client.OwnerTransactions;
import dev.novadraw.embedded.EmbeddedPostgres;
import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.GatewayApplication;
import dev.novadraw.gateway.Servers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The rights of the gateway in the database, with the connections it really uses.
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
	void letsAStatementThatForgotItsRoleDoNothingWithAnyTable() {
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
		OwnerTransactions transactions = this.gateway.part(OwnerTransactions.class);

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

	/** Returns the output of a start, which sets up the log again. */
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
		assertThat(this.plain.sql("show jit").query(String.class).single()).isEqualTo("off");
		assertThat(this.engine.sql("show jit").query(String.class).single()).isEqualTo("off");
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
