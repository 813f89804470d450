package dev.novadraw.gateway.access;

import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.stereotype.Component;

/**
 * Finds the token of a request: in the Authorization header, and nowhere else. The one
 * exception is a ticket for a stream of events, because a browser's EventSource cannot
 * send headers; it works once.
 */
@Component
class SentToken implements BearerTokenResolver {

	static final String TICKET = "ticket";

	private static final Pattern API = Pattern.compile("/(v1|api)/");

	private static final Pattern STREAM = Pattern.compile("/v1/jobs/[^/]+/events");

	private final BearerTokenResolver header = new DefaultBearerTokenResolver();

	private final FailedKeys failedKeys;

	private final Callers callers;

	SentToken(FailedKeys failedKeys, Callers callers) {
		this.failedKeys = failedKeys;
		this.callers = callers;
	}

	@Override
	public @Nullable String resolve(HttpServletRequest request) {
		String token = find(request);
		// Strangers behind the same address must not lock out those who are known.
		if (token != null && Token.parse(token).filter(this.callers::isProven).isEmpty()) {
			this.failedKeys.check(request);
		}
		return token;
	}

	// What everybody may see needs no key, and no database to look one up: whether this
	// is
	// alive must not depend on another.
	private @Nullable String find(HttpServletRequest request) {
		if (!API.matcher(request.getRequestURI()).lookingAt()) {
			return null;
		}
		String token = this.header.resolve(request);
		// Whoever only asks sends no body, so looking for parameters reads the address
		// alone.
		if (token != null || !request.getMethod().equals(HttpMethod.GET.name())
				|| !STREAM.matcher(request.getRequestURI()).matches()) {
			return token;
		}
		String ticket = request.getParameter(TICKET);
		return (ticket != null && Token.parse(ticket).filter((one) -> one.type() == Token.Type.STREAM).isPresent())
				? ticket : null;
	}

}
