package dev.novadraw.worker;

import org.jspecify.annotations.Nullable;

import dev.novadraw.loop.WorkLoop;

/**
 * Wakes a loop on behalf of parts that were there before it.
 */
final class Waker implements Runnable {

	private volatile @Nullable WorkLoop loop;

	void wakes(WorkLoop loop) {
		this.loop = loop;
	}

	@Override
	public void run() {
		WorkLoop loop = this.loop;
		if (loop != null) {
			loop.wake();
		}
	}

}
