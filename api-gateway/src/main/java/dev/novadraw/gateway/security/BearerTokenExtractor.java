package dev.novadraw.gateway.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.stereotype.Component;

import dev.novadraw.gateway.credential.Token;

/**
 * Finds the token of a request: in the Authorization header, and nowhere else. The one
 * exception is a ticket for a stream of events, because a browser's EventSource cannot
 * send headers; it works once.
 */
@Component
class BearerTokenExtractor implements BearerTokenResolver {

	static final String TICKET = "ticket";

	private static final String JOBS = "/v1/jobs/";

	private static final String EVENTS = "/events";

	private final BearerTokenResolver header = new DefaultBearerTokenResolver();

	// What everybody may see needs no key, and no database to look one up: whether this
	// is alive must not depend on another.
	@Override
	public @Nullable String resolve(HttpServletRequest request) {
		if (!isApi(request)) {
			return null;
		}
		String token = this.header.resolve(request);
		// A GET has no body, so its parameters are in the address.
		if (token != null || !request.getMethod().equals(HttpMethod.GET.name()) || !isStream(request.getRequestURI())) {
			return token;
		}
		String ticket = request.getParameter(TICKET);
		return (ticket != null && Token.parse(ticket).filter((one) -> one.type() == Token.Type.STREAM).isPresent())
				? ticket : null;
	}

	/**
	 * Says whether a request is for an address that needs a key.
	 */
	static boolean isApi(HttpServletRequest request) {
		return request.getRequestURI().startsWith("/v1/") || request.getRequestURI().startsWith("/api/");
	}

	private static boolean isStream(String path) {
		return path.startsWith(JOBS) && path.endsWith(EVENTS)
				&& path.indexOf('/', JOBS.length()) == path.length() - EVENTS.length();
	}

}
