package dev.novadraw.gateway.limit;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.server.PathContainer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.credential.CredentialWatch;

/**
 * Aborts downloads whose credential is no longer valid: at the next piece after it
 * expired, or seconds after it was revoked. The connection is closed, so that the client
 * sees that the download is incomplete.
 */
@Component
class DownloadFilter extends OncePerRequestFilter {

	private static final Duration MAX = Duration.ofDays(1);

	private static final List<PathPattern> PATTERNS = DownloadLimiter.ADDRESSES.stream()
		.map(PathPatternParser.defaultInstance::parse)
		.toList();

	private final CredentialWatch credentials;

	DownloadFilter(CredentialWatch credentials) {
		this.credentials = credentials;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		PathContainer path = PathContainer.parsePath(request.getRequestURI());
		return PATTERNS.stream().noneMatch((pattern) -> pattern.matches(path));
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
			filter(request, response, chain, caller);
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Caller caller)
			throws ServletException, IOException {
		AtomicBoolean lost = new AtomicBoolean();
		EndingResponse ending = new EndingResponse(response, () -> lost.get() || caller.timeLeft(MAX).isZero());
		try (CredentialWatch.Registration _ = this.credentials.register(caller, () -> lost.set(true))) {
			chain.doFilter(request, ending);
		}
		// A writer that swallowed the exception would otherwise end the response as if it
		// were complete.
		ending.throwIfEnded();
	}

}
