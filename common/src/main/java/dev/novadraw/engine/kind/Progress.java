package dev.novadraw.engine.kind;

/**
 * A receiver of the progress of a generator.
 */
public interface Progress {

	/**
	 * A receiver that ignores all progress.
	 */
	Progress NONE = (partial) -> {
	};

	/**
	 * Receives the whole partial result so far. Its text must be suitable for children
	 * already. Calls may be frequent, because most are ignored.
	 */
	void partial(Object partial);

	/**
	 * Receives the stage that begins now.
	 */
	default void enter(Stage stage) {
	}

}
