package dev.novadraw.gateway.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.stereotype.Component;

import dev.novadraw.gateway.credential.Token;

/**
 * The extractor of bearer tokens, which reads the Authorization header only. The one
 * exception is a stream ticket in the URL, because a browser's EventSource cannot send
 * headers. A ticket works once.
 */
@Component
class BearerTokenExtractor implements BearerTokenResolver {

	static final String TICKET = "ticket";

	private static final String JOBS = "/v1/jobs/";

	private static final String EVENTS = "/events";

	private final BearerTokenResolver header = new DefaultBearerTokenResolver();

	// Public paths need no key, and no database to look one up: liveness must not depend
	// on the database.
	@Override
	public @Nullable String resolve(HttpServletRequest request) {
		if (!isApi(request)) {
			return null;
		}
		String token = this.header.resolve(request);
		// A GET has no body, so its parameters come from the URL.
		if (token != null || !request.getMethod().equals(HttpMethod.GET.name()) || !isStream(request.getRequestURI())) {
			return token;
		}
		String ticket = request.getParameter(TICKET);
		return (ticket != null
				&& Token.parse(ticket).filter((parsed) -> parsed.type() == Token.Type.STREAM).isPresent()) ? ticket
						: null;
	}

	/**
	 * Returns true if the path of a request requires a key.
	 */
	static boolean isApi(HttpServletRequest request) {
		return request.getRequestURI().startsWith("/v1/") || request.getRequestURI().startsWith("/api/");
	}

	private static boolean isStream(String path) {
		return path.startsWith(JOBS) && path.endsWith(EVENTS)
				&& path.indexOf('/', JOBS.length()) == path.length() - EVENTS.length();
	}

}
