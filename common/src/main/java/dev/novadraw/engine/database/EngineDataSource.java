package dev.novadraw.engine.database;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Connections with the role of the engine, from a pool of their own. Within a transaction
 * of an owner, the connection of that transaction is used, with the owner's role.
 */
public final class EngineDataSource extends DelegatingDataSource implements AutoCloseable {

	private final HikariDataSource pool;

	private final DataSource owners;

	private final DataSource ofTransaction;

	/**
	 * Creates the data source.
	 * @param pool connections with the role of the engine
	 * @param owners the data source of owners' transactions
	 */
	EngineDataSource(HikariDataSource pool, DataSource owners) {
		super(pool);
		this.pool = pool;
		this.owners = owners;
		this.ofTransaction = new TransactionAwareDataSourceProxy(owners);
	}

	@Override
	public Connection getConnection() throws SQLException {
		return TransactionSynchronizationManager.hasResource(this.owners) ? this.ofTransaction.getConnection()
				: this.pool.getConnection();
	}

	@Override
	public void close() {
		this.pool.close();
	}

}
