package dev.novadraw.gateway.legacy;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * Responses to the legacy app that shared caches may not store.
 */
final class LegacyResponse {

	private LegacyResponse() {
	}

	static <T> ResponseEntity<T> of(T body) {
		return ResponseEntity.ok()
			.header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
			.header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
			.body(body);
	}

}
