package dev.novadraw.engine.kind;

/**
 * Where a generator says how far it is.
 */
public interface Progress {

	/**
	 * For whom nobody watches.
	 */
	Progress NONE = (partial) -> {
	};

	/**
	 * Shows what there is so far: each time the whole of it, in words that a child may
	 * read already. It may be called as often as one likes; few calls are passed on.
	 */
	void partial(Object partial);

	/**
	 * Says what is being done from now on.
	 */
	default void enter(Stage stage) {
	}

}
