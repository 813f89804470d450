package dev.novadraw.worker.ai.http;

import java.io.IOException;
import java.io.Serial;

/**
 * A response that is larger than any valid answer; the rest was not read.
 */
public final class ResponseTooLargeException extends IOException {

	@Serial
	private static final long serialVersionUID = 1L;

	ResponseTooLargeException(long limit) {
		super("More than %d bytes".formatted(limit));
	}

}
