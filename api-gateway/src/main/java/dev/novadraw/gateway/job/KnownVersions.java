package dev.novadraw.gateway.job;

import java.util.List;

import org.springframework.http.HttpHeaders;

/**
 * The versions a client says it has.
 */
final class KnownVersions {

	private KnownVersions() {
	}

	/**
	 * Reads them; one who says nonsense has none.
	 */
	static List<String> of(HttpHeaders headers) {
		try {
			return headers.getIfNoneMatch();
		}
		catch (IllegalArgumentException ex) {
			return List.of();
		}
	}

}
