package dev.novadraw.gateway.security;

import java.io.IOException;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * A filter for the mode without keys. Programs on this machine may call; web pages open
 * on it may not, neither directly nor through a domain name that resolves to it.
 */
final class LoopbackGuard extends OncePerRequestFilter {

	private static final Set<String> LOOPBACK_NAMES = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

	private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

	private final HandlerExceptionResolver resolver;

	LoopbackGuard(HandlerExceptionResolver resolver) {
		this.resolver = resolver;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (LOOPBACK_NAMES.contains(request.getServerName()) && isOurs(request)) {
			chain.doFilter(request, response);
		}
		else {
			this.resolver.resolveException(request, response, null, AccessProblems.foreignPage());
		}
	}

	private static boolean isOurs(HttpServletRequest request) {
		String site = request.getHeader("Sec-Fetch-Site");
		return (site == null || OWN_SITES.contains(site))
				&& (request.getHeader(HttpHeaders.ORIGIN) == null || !CorsUtils.isCorsRequest(request));
	}

}
