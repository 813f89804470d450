package dev.novadraw.engine.kind;

/**
 * Receives the progress of a generator.
 */
public interface Progress {

	/**
	 * Progress that is ignored.
	 */
	Progress NONE = (partial) -> {
	};

	/**
	 * Publishes the partial result: each time all of it so far, in text that a child may
	 * already read. May be called at any rate; few calls are passed on.
	 */
	void partial(Object partial);

	/**
	 * Records the stage that begins now.
	 */
	default void enter(Stage stage) {
	}

}
