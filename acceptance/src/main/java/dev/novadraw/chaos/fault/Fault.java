package dev.novadraw.chaos.fault;

/**
 * Something that goes wrong, from its beginning to its end.
 */
@FunctionalInterface
public interface Fault {

	/** Does it, under load, and undoes what does not heal by itself. */
	void strike(Stage stage) throws Exception;

}
