package dev.novadraw.benchmarks.contestant;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/**
 * The connection pool of a peer, with as many connections per worker as this project's
 * own pool.
 */
final class Pool implements AutoCloseable {

	private static final int CONNECTIONS = 16;

	private final HikariDataSource dataSource;

	Pool(Address address, Fleet fleet) {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(address.jdbcUrl());
		config.setUsername(address.user());
		config.setPassword(address.password());
		config.setMaximumPoolSize(CONNECTIONS * fleet.workers());
		config.setMinimumIdle(2);
		this.dataSource = new HikariDataSource(config);
	}

	HikariDataSource dataSource() {
		return this.dataSource;
	}

	void execute(String sql) {
		try (Connection connection = this.dataSource.getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	long number(String sql) {
		try (Connection connection = this.dataSource.getConnection();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			rows.next();
			return rows.getLong(1);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.dataSource.close();
	}

}
