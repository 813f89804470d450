package dev.novadraw.engine.outage;

/**
 * An exception that says which dependency failed.
 */
public interface DependencyFailure {

	Dependency dependency();

}
