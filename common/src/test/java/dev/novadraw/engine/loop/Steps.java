package dev.novadraw.engine.loop;

/**
 * Lets tests run steps of loops that are not started.
 */
public final class Steps {

	private Steps() {
	}

	public static void step(WorkLoop loop) {
		loop.step();
	}

}
