package dev.novadraw.gateway.problem.handler;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * A filter that responds to failures before a controller is reached, such as the look-up
 * of a key while the database is unavailable.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class ProblemFilter extends OncePerRequestFilter {

	private final HandlerExceptionResolver resolver;

	ProblemFilter(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
		this.resolver = resolver;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (RuntimeException ex) {
			if (response.isCommitted() || this.resolver.resolveException(request, response, null, ex) == null) {
				throw ex;
			}
		}
	}

}
