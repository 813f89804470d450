package dev.novadraw.engine.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

import dev.novadraw.engine.pool.BudgetedPool;
import dev.novadraw.engine.pool.BudgetedPoolPostProcessor;
import dev.novadraw.engine.schema.DatabaseUrl;
import dev.novadraw.engine.schema.LoginRoles;
import dev.novadraw.engine.schema.OwnerLogin;
import dev.novadraw.engine.schema.RightsCheck;
import dev.novadraw.engine.schema.RightsHealth;
import dev.novadraw.engine.schema.SchemaMigration;

/**
 * Database access with the role of the engine, beside Spring's own access, which has no
 * role.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
public class DatabaseConfiguration {

	private static final Logger log = LoggerFactory.getLogger(DatabaseConfiguration.class);

	private static final int IDLE = 2;

	@Bean
	static TransactionPooling transactionPooling() {
		return new TransactionPooling();
	}

	@Bean
	static BudgetedPoolPostProcessor budgetedPools(ConfigurableListableBeanFactory beans) {
		return new BudgetedPoolPostProcessor((DefaultListableBeanFactory) beans);
	}

	@Bean(defaultCandidate = false)
	@AsEngine
	EngineDataSource engineDataSource(HikariDataSource owners, DatabaseProperties settings) {
		// Connects on first use, like the pool of the owners.
		HikariDataSource pool = BudgetedPool.like(owners);
		TransactionPooling.setRole(pool, settings.role());
		pool.setPoolName("engine");
		pool.setMaximumPoolSize(settings.engineConnections());
		pool.setMinimumIdle(Math.min(IDLE, settings.engineConnections()));
		return new EngineDataSource(pool, owners);
	}

	@Bean(defaultCandidate = false)
	@AsEngine
	JdbcClient engineClient(@AsEngine DataSource engine) {
		return JdbcClient.create(engine);
	}

	@Bean(defaultCandidate = false)
	@AsEngine
	NamedParameterJdbcTemplate engineTemplate(@AsEngine DataSource engine) {
		return new NamedParameterJdbcTemplate(engine);
	}

	@Bean(name = AsEngine.TRANSACTIONS, defaultCandidate = false)
	@AsEngine
	PlatformTransactionManager engineTransactions(@AsEngine DataSource engine) {
		return new JdbcTransactionManager(engine);
	}

	@Bean
	RightsCheck rightsCheck(HikariDataSource clients, @AsEngine EngineDataSource engine, DatabaseProperties settings) {
		return new RightsCheck(clients, engine, needed(settings.role()));
	}

	@Bean
	HealthIndicator rightsHealthIndicator(RightsCheck check) {
		return new RightsHealth(check);
	}

	@Bean
	FlywayMigrationStrategy migrations(HikariDataSource application, JdbcConnectionDetails address,
			DatabaseProperties settings, ObjectProvider<OwnerLogin> knownOwner, RightsCheck rights) {
		return (flyway) -> {
			DatabaseUrl.require(String.valueOf(address.getJdbcUrl()));
			checkPooler(application);
			OwnerLogin owner = knownOwner.getIfAvailable(settings::owner);
			if (owner.isKnown()) {
				SchemaMigration.migrate(address.getJdbcUrl(), owner);
			}
			try (Connection connection = application.getConnection()) {
				SchemaMigration.check(connection, needed(settings.role()));
			}
			catch (SQLException ex) {
				throw new IllegalStateException(
						"The database cannot be asked for its version: " + SchemaMigration.oneLine(ex), ex);
			}
			rights.requireForStart();
		};
	}

	private static void checkPooler(HikariDataSource application) {
		try {
			TransactionPooling.check(application);
		}
		catch (SQLException ex) {
			log.debug("Check for poolers failed", ex);
		}
	}

	/** Returns the roles that the application needs. Workers never act as a client. */
	private static List<String> needed(String role) {
		return role.equals(LoginRoles.ENGINE) ? List.of(role) : List.of(role, LoginRoles.CLIENT);
	}

}
