package dev.novadraw.gateway.limit.rate;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.caller.ClientLimits;
import dev.novadraw.gateway.problem.Quota;

/**
 * Counts the requests of limited callers, and reports the remaining quota in headers.
 */
@Component
class RateLimitFilter extends OncePerRequestFilter {

	private final RateLimiter limits;

	RateLimitFilter(RateLimiter limits) {
		this.limits = limits;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
			ClientLimits own = caller.limits();
			if (own != null) {
				Quota quota = this.limits.request(caller, own);
				response.setHeader(Quota.POLICY, quota.policy());
				response.setHeader(Quota.LEFT, quota.left());
			}
		}
		chain.doFilter(request, response);
	}

}
