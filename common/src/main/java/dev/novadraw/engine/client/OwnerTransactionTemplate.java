package dev.novadraw.engine.client;

import java.util.Objects;
import java.util.function.Supplier;

import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions that see what belongs to one owner. Statements say whose rows they mean;
 * should one forget to, it still gets nothing of anybody else.
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
	 * Does work in a transaction of its own.
	 */
	public <T> T call(Owner owner, Supplier<T> work) {
		T result = this.transaction.execute((status) -> {
			this.rows.assume(owner);
			return work.get();
		});
		return Objects.requireNonNull(result);
	}

}
