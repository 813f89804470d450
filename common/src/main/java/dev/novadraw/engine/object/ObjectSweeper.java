package dev.novadraw.engine.object;

import java.time.Duration;
import java.util.List;

import dev.novadraw.engine.loop.WorkLoop;

/**
 * Removes unreferenced objects, within seconds of the removal of their rows.
 */
class ObjectSweeper extends WorkLoop {

	private static final Duration INTERVAL = Duration.ofSeconds(1);

	private static final int BATCH = 200;

	private final ObjectStore store;

	private final ObjectGarbageRepository garbage;

	ObjectSweeper(ObjectStore store, ObjectGarbageRepository garbage) {
		super("object sweeper", INTERVAL);
		this.store = store;
		this.garbage = garbage;
	}

	/**
	 * Removes objects from the store before their records, so that a failure is repeated.
	 * No transaction is open during the calls to the store.
	 */
	@Override
	protected boolean step() {
		List<String> keys = this.garbage.markForRemoval(BATCH);
		if (!keys.isEmpty()) {
			this.store.remove(keys);
			this.garbage.remove(keys);
		}
		return keys.size() == BATCH;
	}

}
