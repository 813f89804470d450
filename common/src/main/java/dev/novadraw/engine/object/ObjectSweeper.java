package dev.novadraw.engine.object;

import java.util.List;

/**
 * Removes unreferenced objects from the store, after the removal of their rows.
 */
class ObjectSweeper {

	private static final int BATCH = 200;

	private final ObjectStore store;

	private final ObjectGarbageRepository garbage;

	ObjectSweeper(ObjectStore store, ObjectGarbageRepository garbage) {
		this.store = store;
		this.garbage = garbage;
	}

	/**
	 * Removes objects from the store before their records, so that a failure is repeated.
	 * No transaction is open during the calls to the store.
	 * @return true if there may be more
	 */
	boolean sweep() {
		List<String> keys = this.garbage.markForRemoval(BATCH);
		if (!keys.isEmpty()) {
			this.store.remove(keys);
			this.garbage.remove(keys);
		}
		return keys.size() == BATCH;
	}

}
