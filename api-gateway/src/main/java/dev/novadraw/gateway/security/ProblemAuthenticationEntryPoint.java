package dev.novadraw.gateway.security;

import java.util.Collection;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

import dev.novadraw.gateway.caller.Scope;
import dev.novadraw.gateway.credential.LapsedCredentialException;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.HttpProblems;

/**
 * An entry point that responds to unauthenticated and unauthorized requests with
 * problems.
 */
@Component
class ProblemAuthenticationEntryPoint implements AuthenticationEntryPoint, AccessDeniedHandler {

	private final HandlerExceptionResolver resolver;

	private final FailedKeyLimiter failedKeys;

	ProblemAuthenticationEntryPoint(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver,
			FailedKeyLimiter failedKeys) {
		this.resolver = resolver;
		this.failedKeys = failedKeys;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException ex) {
		answer(request, response, switch (ex) {
			case LapsedCredentialException lapsed -> AccessProblems.keyInvalid();
			case OAuth2AuthenticationException invalid -> this.failedKeys.failed(request);
			default -> isApi(request) ? AccessProblems.keyMissing() : notFound();
		});
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException ex) {
		answer(request, response, isApi(request) ? AccessProblems.scopeMissing(needed(ex)) : notFound());
	}

	private static boolean isApi(HttpServletRequest request) {
		return BearerTokenExtractor.isApi(request);
	}

	private static ApiProblem notFound() {
		return HttpProblems.notFound("There is no resource at this address.");
	}

	private void answer(HttpServletRequest request, HttpServletResponse response, Exception problem) {
		this.resolver.resolveException(request, response, null, problem);
	}

	private static Collection<String> needed(AccessDeniedException ex) {
		return (ex instanceof AuthorizationDeniedException denied
				&& denied.getAuthorizationResult() instanceof AuthorityAuthorizationDecision decision)
						? decision.getAuthorities().stream().map(GrantedAuthority::getAuthority).toList()
						: List.of(Scope.JOBS_READ.id());
	}

}
