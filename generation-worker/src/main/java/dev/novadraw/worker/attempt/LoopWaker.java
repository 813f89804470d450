package dev.novadraw.worker.attempt;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.novadraw.engine.loop.WorkLoop;

/**
 * A waker of loops, for components that are created before the loops.
 */
public final class LoopWaker implements Runnable {

	private final List<WorkLoop> loops = new CopyOnWriteArrayList<>();

	public void add(WorkLoop loop) {
		this.loops.add(loop);
	}

	@Override
	public void run() {
		this.loops.forEach(WorkLoop::wake);
	}

}
