package dev.novadraw.gateway.body;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * A listener for the bytes of a request's body as they arrive.
 */
@FunctionalInterface
public interface BodyListener {

	/**
	 * Called after some bytes were read; what it throws ends the reading.
	 */
	void arrived(int bytes);

	/**
	 * Sets the listener of a request's body and replaces any earlier one.
	 */
	static void listen(HttpServletRequest request, BodyListener listener) {
		request.setAttribute(BodyListener.class.getName(), listener);
	}

	static @Nullable BodyListener of(HttpServletRequest request) {
		return (request.getAttribute(BodyListener.class.getName()) instanceof BodyListener listener) ? listener : null;
	}

}
