package dev.novadraw.benchmarks.server;

import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import dev.novadraw.benchmarks.contestant.Address;

/**
 * One connection, to prepare and inspect a database.
 */
public final class Database implements AutoCloseable {

	private final SingleConnectionDataSource connection;

	public Database(Address address) {
		this.connection = new SingleConnectionDataSource(address.jdbcUrl(), address.user(), address.password(), true);
	}

	/**
	 * Runs SQL statements.
	 */
	public void execute(String sql) {
		new JdbcTemplate(this.connection).execute(sql);
	}

	/**
	 * Returns the single number of a query.
	 */
	public double number(String sql) {
		return numbers(sql).getFirst();
	}

	/**
	 * Returns the column of numbers of a query.
	 */
	public List<Double> numbers(String sql) {
		return JdbcClient.create(this.connection).sql(sql).query(Double.class).list();
	}

	@Override
	public void close() {
		this.connection.close();
	}

}
