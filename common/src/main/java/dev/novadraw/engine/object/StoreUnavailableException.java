package dev.novadraw.engine.object;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.outage.Dependency;
import dev.novadraw.engine.outage.DependencyFailure;

/**
 * What holds drawings is away, or refuses. Nothing that was asked of it is lost by asking
 * again.
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
