package dev.novadraw.worker;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.novadraw.loop.WorkLoop;

/**
 * Wakes loops on behalf of parts that were there before it.
 */
final class LoopWaker implements Runnable {

	private final List<WorkLoop> loops = new CopyOnWriteArrayList<>();

	void wakes(WorkLoop loop) {
		this.loops.add(loop);
	}

	@Override
	public void run() {
		this.loops.forEach(WorkLoop::wake);
	}

}
