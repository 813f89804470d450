package dev.novadraw.engine.object;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.outage.Dependency;
import dev.novadraw.engine.outage.DependencyFailure;

/**
 * Thrown if the object store is unavailable or rejects a request. Requests can be
 * repeated without loss.
 */
public class StoreUnavailableException extends RuntimeException implements DependencyFailure {

	@Serial
	private static final long serialVersionUID = 1L;

	public StoreUnavailableException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	@Override
	public Dependency dependency() {
		return Dependency.OBJECT_STORE;
	}

}
