package dev.novadraw.chaos.fault;

/**
 * A fault, from its beginning to its end.
 */
@FunctionalInterface
public interface Fault {

	/**
	 * Injects the fault under load, and undoes effects that do not recover by themselves.
	 */
	void inject(Stage stage) throws Exception;

}
