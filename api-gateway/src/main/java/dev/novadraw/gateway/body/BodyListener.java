package dev.novadraw.gateway.body;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * A listener for the bytes of a request body as they arrive.
 */
@FunctionalInterface
public interface BodyListener {

	/**
	 * Receives the number of bytes just read. An exception thrown here ends the reading.
	 */
	void arrived(int bytes);

	/**
	 * Sets the listener of a request body, replacing any earlier one.
	 */
	static void listen(HttpServletRequest request, BodyListener listener) {
		request.setAttribute(BodyListener.class.getName(), listener);
	}

	static @Nullable BodyListener of(HttpServletRequest request) {
		return (request.getAttribute(BodyListener.class.getName()) instanceof BodyListener listener) ? listener : null;
	}

}
