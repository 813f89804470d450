package dev.novadraw.engine.database;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;

import dev.novadraw.engine.pool.PerTransactionDataSource;
import dev.novadraw.engine.pool.SessionSettings;
import dev.novadraw.engine.pool.TimedSocketFactory;
import dev.novadraw.engine.schema.DatabaseUrl;
import dev.novadraw.engine.schema.PoolerCheck;

/**
 * Prepares connection pools for a pooler in transaction mode, if the URL names one. Role
 * and settings are then set in each transaction, not once for each connection.
 */
public final class TransactionPooling implements BeanPostProcessor {

	private static final String OPTIONS = "options";

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		if (bean instanceof HikariDataSource pool && isUsed(pool)) {
			pool.setDataSource(PerTransactionDataSource.withoutRole(connections(pool), settings(pool)));
		}
		return bean;
	}

	private static boolean isUsed(HikariConfig pool) {
		return DatabaseUrl.isForTransactionPooling(String.valueOf(pool.getJdbcUrl()), pool.getDataSourceProperties());
	}

	/** Returns the settings that connections of a pool must have. */
	static SessionSettings settings(HikariConfig pool) {
		return SessionSettings.of(pool.getDataSourceProperties().getProperty(OPTIONS));
	}

	/** Returns a source of new connections with the settings of a pool. */
	private static DataSource connections(HikariConfig pool) {
		return new DriverDataSource(pool.getJdbcUrl(), pool.getDriverClassName(), properties(pool), pool.getUsername(),
				pool.getPassword());
	}

	private static Properties properties(HikariConfig pool) {
		Properties properties = new Properties();
		properties.putAll(pool.getDataSourceProperties());
		if (isUsed(pool)) {
			properties.remove(OPTIONS);
		}
		TimedSocketFactory.use(properties);
		return properties;
	}

	/**
	 * Sets the role of all connections of a pool, which must not have any open.
	 */
	static void setRole(HikariDataSource pool, String role) {
		if (pool.getDataSource() instanceof PerTransactionDataSource connections) {
			pool.setDataSource(connections.withRole(role));
		}
		else {
			pool.setConnectionInitSql("set role \"%s\"".formatted(role));
		}
	}

	/**
	 * Fails if a pooler in front of the server does not keep the required session state.
	 */
	static void check(HikariDataSource pool) throws SQLException {
		Properties login = properties(pool);
		login.setProperty("user", String.valueOf(pool.getUsername()));
		login.setProperty("password", Objects.requireNonNullElse(pool.getPassword(), ""));
		PoolerCheck check = new PoolerCheck(pool.getJdbcUrl(), login);
		if (isUsed(pool)) {
			check.requireAcceptance();
		}
		else {
			check.requireSessions(settings(pool));
		}
	}

}
