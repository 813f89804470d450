package dev.novadraw.engine.retention;

import java.util.function.BooleanSupplier;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.novadraw.engine.database.AsEngine;

/**
 * Allows one removal at a time, among all processes. Two removals of jobs about the same
 * drawing would each leave the drawing to the other.
 */
@Repository
class RemovalLockRepository {

	/** A separate statement, so that the next one sees all earlier removals. */
	private static final String TRY_LOCK = "select pg_try_advisory_xact_lock(7204002)";

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	RemovalLockRepository(@AsEngine JdbcClient jdbc, @AsEngine PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.transaction = new TransactionTemplate(transactions);
	}

	/**
	 * Runs work in a transaction, unless another process runs some.
	 * @return the result of the work; false if it was not run
	 */
	boolean work(BooleanSupplier work) {
		return Boolean.TRUE.equals(this.transaction.execute((status) -> tryLock() && work.getAsBoolean()));
	}

	private boolean tryLock() {
		return this.jdbc.sql(TRY_LOCK).query(Boolean.class).single();
	}

}
