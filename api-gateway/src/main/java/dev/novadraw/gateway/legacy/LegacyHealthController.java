package dev.novadraw.gateway.legacy;

import io.swagger.v3.oas.annotations.Hidden;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where the app looks whether anybody is there. Who has to know whether this can work
 * asks {@code /readyz}.
 */
@RestController
@Hidden
class LegacyHealthController {

	@GetMapping(path = "/health", produces = MediaType.APPLICATION_JSON_VALUE)
	HealthBody health() {
		return new HealthBody("healthy", "Nova Draw is running");
	}

	/**
	 * That somebody is there.
	 *
	 * @param status always {@code healthy}
	 * @param message the same for people
	 */
	record HealthBody(String status, String message) {
	}

}
