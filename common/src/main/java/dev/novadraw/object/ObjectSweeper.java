package dev.novadraw.object;

import java.time.Duration;
import java.util.List;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.novadraw.loop.WorkLoop;

/**
 * Removes objects nobody refers to, within seconds of the removal of their rows.
 */
class ObjectSweeper extends WorkLoop {

	private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

	private static final int BATCH = 200;

	private final ObjectStore store;

	private final ObjectGarbage garbage;

	private final TransactionTemplate transaction;

	ObjectSweeper(ObjectStore store, ObjectGarbage garbage, PlatformTransactionManager transactions) {
		super("object sweeper", BETWEEN_LOOKS);
		this.store = store;
		this.garbage = garbage;
		this.transaction = new TransactionTemplate(transactions);
	}

	/**
	 * Removes them from the store first: whatever breaks then, they are tried again.
	 */
	@Override
	protected boolean step() {
		return Boolean.TRUE.equals(this.transaction.execute((status) -> {
			List<String> keys = this.garbage.due(BATCH);
			if (!keys.isEmpty()) {
				this.store.remove(keys);
				this.garbage.forget(keys);
			}
			return keys.size() == BATCH;
		}));
	}

}
