package dev.novadraw.gateway.limit;

import java.io.IOException;
import java.time.Duration;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import dev.novadraw.engine.timeout.TimeBudget;

/**
 * Limits the total time that a request waits for the database. In an outage the client
 * gets an error soon, however many statements the request needs.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
final class DatabaseTimeFilter extends OncePerRequestFilter {

	private final Duration limit;

	DatabaseTimeFilter(RequestProperties settings) {
		this.limit = settings.databaseTime();
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try (TimeBudget.Wait _ = TimeBudget.open(this.limit)) {
			chain.doFilter(request, response);
		}
	}

}
