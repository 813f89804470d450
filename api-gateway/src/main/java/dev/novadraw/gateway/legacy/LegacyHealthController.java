package dev.novadraw.gateway.legacy;

import io.swagger.v3.oas.annotations.Hidden;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Liveness check of the legacy app. It checks no dependency; {@code /readyz} does.
 */
@RestController
@Hidden
class LegacyHealthController {

	@GetMapping(path = "/health", produces = MediaType.APPLICATION_JSON_VALUE)
	HealthBody health() {
		return new HealthBody("healthy", "Nova Draw is running");
	}

	/**
	 * The response of the liveness check.
	 *
	 * @param status always {@code healthy}
	 * @param message the same as text
	 */
	record HealthBody(String status, String message) {
	}

}
