package dev.novadraw.engine.retention;

import java.util.function.BooleanSupplier;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.novadraw.engine.database.AsEngine;

/**
 * Lets one remover at a time work, of all processes. Two that take jobs about the same
 * drawing at the same time would each leave the drawing to the other.
 */
@Repository
class RemovalLockRepository {

	/** A statement of its own, so that the next one sees what was removed before it. */
	private static final String TAKE_TURN = """
			select pg_try_advisory_xact_lock(7204002)
			""";

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	RemovalLockRepository(@AsEngine JdbcClient jdbc, @AsEngine PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.transaction = new TransactionTemplate(transactions);
	}

	/**
	 * Does work in a transaction, unless somebody else is at it.
	 * @return what the work returns; false when it was not done
	 */
	boolean work(BooleanSupplier work) {
		return Boolean.TRUE.equals(this.transaction.execute((status) -> isMyTurn() && work.getAsBoolean()));
	}

	private boolean isMyTurn() {
		return this.jdbc.sql(TAKE_TURN).query(Boolean.class).single();
	}

}
