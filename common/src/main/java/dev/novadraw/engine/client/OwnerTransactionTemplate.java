package dev.novadraw.engine.client;

import java.util.Objects;
import java.util.function.Supplier;

import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs transactions with the row-level-security role of one owner. Statements also filter
 * by owner; if one omits the filter, it still sees no rows of other owners.
 */
@Service
public class OwnerTransactionTemplate {

	private final TransactionTemplate transaction;

	private final RowLevelSecurity rows;

	OwnerTransactionTemplate(PlatformTransactionManager transactions, RowLevelSecurity rows) {
		this.transaction = new TransactionTemplate(transactions);
		this.rows = rows;
	}

	/**
	 * Runs work in a transaction of its own.
	 */
	public <T> T call(Owner owner, Supplier<T> work) {
		T result = this.transaction.execute((status) -> {
			this.rows.assume(owner);
			return work.get();
		});
		return Objects.requireNonNull(result);
	}

}
