package dev.novadraw.engine.outage;

/**
 * An exception that names the dependency that failed.
 */
public interface DependencyFailure {

	Dependency dependency();

}
