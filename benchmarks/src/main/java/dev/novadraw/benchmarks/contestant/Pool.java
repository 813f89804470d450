package dev.novadraw.benchmarks.contestant;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

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
		new JdbcTemplate(this.dataSource).execute(sql);
	}

	long number(String sql) {
		return JdbcClient.create(this.dataSource).sql(sql).query(Long.class).single();
	}

	@Override
	public void close() {
		this.dataSource.close();
	}

}
