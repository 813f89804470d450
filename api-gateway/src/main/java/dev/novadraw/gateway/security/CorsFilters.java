package dev.novadraw.gateway.security;

import java.time.Duration;
import java.util.List;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/**
 * The CORS filter for web pages of the configured origins. They send a token of one of
 * their users; the browser itself adds no credentials.
 */
final class CorsFilters {

	private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PATCH", "DELETE");

	private static final List<String> HEADERS = List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE,
			"Idempotency-Key", "Prefer", "Cancel-After", HttpHeaders.IF_NONE_MATCH, HttpHeaders.RANGE, "Last-Event-ID",
			"X-Request-Id");

	private static final List<String> EXPOSED = List.of(HttpHeaders.LOCATION, HttpHeaders.RETRY_AFTER, HttpHeaders.ETAG,
			HttpHeaders.LINK, HttpHeaders.CONTENT_RANGE, "Idempotent-Replayed", "Preference-Applied", "RateLimit",
			"RateLimit-Policy", "X-Request-Id");

	private CorsFilters() {
	}

	static CorsFilter filter(List<String> origins) {
		CorsConfiguration allowed = new CorsConfiguration();
		allowed.setAllowedOrigins(origins);
		allowed.setAllowedMethods(METHODS);
		allowed.setAllowedHeaders(HEADERS);
		allowed.setExposedHeaders(EXPOSED);
		allowed.setMaxAge(Duration.ofHours(1));
		UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
		source.registerCorsConfiguration("/v1/**", allowed);
		CorsFilter filter = new CorsFilter(source);
		filter.setCorsProcessor(new Processor());
		return filter;
	}

	/**
	 * A processor that rejects other origins with a problem response.
	 */
	private static final class Processor extends DefaultCorsProcessor {

		@Override
		protected void rejectRequest(ServerHttpResponse response) {
			throw AccessProblems.foreignOrigin();
		}

	}

}
