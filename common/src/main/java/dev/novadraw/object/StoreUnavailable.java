package dev.novadraw.object;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/**
 * What holds drawings is away, or refuses. Nothing that was asked of it is lost by asking
 * again.
 */
public class StoreUnavailable extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	public StoreUnavailable(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
