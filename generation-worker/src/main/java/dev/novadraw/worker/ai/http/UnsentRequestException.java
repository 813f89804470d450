package dev.novadraw.worker.ai.http;

import java.io.IOException;
import java.io.Serial;

/**
 * A request of which nothing was sent, so that the provider cannot bill it.
 */
public final class UnsentRequestException extends IOException {

	@Serial
	private static final long serialVersionUID = 1L;

	UnsentRequestException(IOException cause) {
		super("Request not sent", cause);
	}

}
