package dev.novadraw.gateway.problem.handler;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * A resolver that passes the failure of a response that has begun to the container, which
 * logs it and closes the connection. A problem appended to such a response would corrupt
 * it, and a regular end would make it look complete.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class BegunResponseResolver implements HandlerExceptionResolver {

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception ex) {
		if (!hasBegun(response) || DisconnectedClientHelper.isClientDisconnectedException(ex)) {
			return null;
		}
		throw (ex instanceof RuntimeException failure) ? failure : new IllegalStateException(ex);
	}

	// After an invalid body, Tomcat reports a response as committed too, with the status
	// of an error. A problem can still be written then.
	private static boolean hasBegun(HttpServletResponse response) {
		return response.isCommitted() && response.getStatus() < HttpStatus.BAD_REQUEST.value();
	}

}
