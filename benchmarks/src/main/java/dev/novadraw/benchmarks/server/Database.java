package dev.novadraw.benchmarks.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import dev.novadraw.benchmarks.contestant.Address;

/**
 * One connection, to prepare and inspect a database.
 */
public final class Database implements AutoCloseable {

	private final Connection connection;

	public Database(Address address) {
		try {
			this.connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	/**
	 * Runs SQL statements.
	 */
	public void execute(String sql) {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	/**
	 * Returns the single number of a query.
	 */
	public double number(String sql) {
		try (PreparedStatement statement = this.connection.prepareStatement(sql);
				ResultSet rows = statement.executeQuery()) {
			rows.next();
			return rows.getDouble(1);
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	/**
	 * Returns the column of numbers of a query.
	 */
	public List<Double> numbers(String sql) {
		try (PreparedStatement statement = this.connection.prepareStatement(sql);
				ResultSet rows = statement.executeQuery()) {
			List<Double> numbers = new ArrayList<>();
			while (rows.next()) {
				numbers.add(rows.getDouble(1));
			}
			return numbers;
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	private static IllegalStateException failed(SQLException ex) {
		return new IllegalStateException("PostgreSQL: " + ex.getMessage(), ex);
	}

	@Override
	public void close() {
		try {
			this.connection.close();
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

}
