package dev.novadraw.gateway.management;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import dev.novadraw.gateway.problem.HttpProblems;

/**
 * Keeps the clients' port and the management port apart. Liveness and readiness are
 * served on both: orchestrators probe the management port, load balancers the one that
 * they send clients to.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class ManagementFilter extends OncePerRequestFilter {

	private static final Set<String> EVERYWHERE = Set.of("/livez", "/readyz");

	private final ManagementPort port;

	ManagementFilter(ManagementPort port) {
		this.port = port;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return this.port.connector() == null || EVERYWHERE.contains(request.getServletPath());
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		boolean here = request.getLocalPort() == this.port.number();
		if (here != isManagement(request.getServletPath())) {
			throw HttpProblems.notFound(here ? "This port serves operators only. Use the port for clients."
					: "There is no resource at this address.");
		}
		chain.doFilter(request, response);
	}

	private static boolean isManagement(String path) {
		return Stream.of("/actuator", "/v1/operations")
			.anyMatch((root) -> path.equals(root) || path.startsWith(root + "/"));
	}

}
