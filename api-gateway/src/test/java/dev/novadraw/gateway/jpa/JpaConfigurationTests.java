package dev.novadraw.gateway.jpa;

import java.time.Duration;
import java.util.List;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

import dev.novadraw.embedded.postgres.EmbeddedPostgres;
import dev.novadraw.engine.timeout.TimeBudget;
import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Servers;
import dev.novadraw.gateway.problem.DatabaseOutage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class JpaConfigurationTests {

	private final Gateway gateway = Gateway.shared();

	private final TransactionTemplate transaction = new TransactionTemplate(
			this.gateway.part(JpaConfiguration.TRANSACTIONS, PlatformTransactionManager.class));

	private final EntityManager entities = SharedEntityManagerCreator
		.createSharedEntityManager(this.gateway.part(EntityManagerFactory.class));

	@Test
	void actsAsTheGatewayTogetherWithStatements() {
		List<String> sessions = this.transaction.execute((status) -> List.of(session(),
				this.gateway.asEngine()
					.sql("select concat_ws(' ', current_user, pg_backend_pid(), pg_current_xact_id())")
					.query(String.class)
					.single()));

		assertThat(sessions).allSatisfy((session) -> assertThat(session).startsWith("nova_gateway "));
		assertThat(sessions.getFirst()).isEqualTo(sessions.getLast());
	}

	private String session() {
		return (String) this.entities
			.createNativeQuery("select concat_ws(' ', current_user, pg_backend_pid(), pg_current_xact_id())",
					String.class)
			.getSingleResult();
	}

	@Test
	void waitsNoLongerThanTheRequestMay() {
		long start = System.nanoTime();

		try (TimeBudget.Wait _ = TimeBudget.open(Duration.ofMillis(500))) {
			assertThatException()
				.isThrownBy(() -> this.transaction
					.execute((status) -> this.entities.createNativeQuery("select 1 from pg_sleep(8)", Integer.class)
						.getSingleResult()))
				.satisfies((failure) -> assertThat(DatabaseOutage.isBehind(failure)).isTrue());
			assertThatExceptionOfType(TransactionException.class)
				.isThrownBy(() -> this.transaction.execute((status) -> session()))
				.satisfies((failure) -> assertThat(DatabaseOutage.isBehind(failure)).isTrue());
		}

		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(7));
	}

	@ParameterizedTest
	@ValueSource(strings = { "client drop keep_days", "api_key alter scopes type text",
			"dispatch_rule alter weight type text" })
	void comparesEntitiesWithTheTablesAtTheStart(String difference) {
		JdbcClient administrator = this.gateway.sql();
		administrator.sql("drop schema if exists other cascade; create schema other").update();
		for (String table : List.of("client", "api_key", "dispatch_rule")) {
			administrator.sql("create table other.%s (like public.%s)".formatted(table, table)).update();
		}
		assertThatNoException().isThrownBy(JpaConfigurationTests::start);
		administrator.sql("alter table other." + difference).update();

		assertThatException().isThrownBy(JpaConfigurationTests::start)
			.havingRootCause()
			.withMessageContaining("Schema validation")
			.withMessageContaining(difference.split(" ")[2]);

		administrator.sql("drop schema other cascade").update();
	}

	/** Starts in the schema {@code other}. */
	private static void start() {
		EmbeddedPostgres postgres = Servers.POSTGRES;
		LocalContainerEntityManagerFactoryBean entities = new JpaConfiguration()
			.entityManagerFactory(new DriverManagerDataSource(postgres.jdbcUrl() + "?currentSchema=other",
					postgres.username(), postgres.password()));
		entities.setBeanClassLoader(JpaConfigurationTests.class.getClassLoader());
		try {
			entities.afterPropertiesSet();
		}
		finally {
			entities.destroy();
		}
	}

}
