package dev.novadraw.gateway.meta;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.novadraw.gateway.access.Caller;
import dev.novadraw.gateway.meta.MetaBody.KindBody;

/**
 * Where the service says what it can do and within which limits.
 */
@RestController
@Tag(name = "Service")
@EnableConfigurationProperties(MetaSettings.class)
class MetaController {

	/** What is checked where requests are read; here it is only told. */
	private static final Map<String, Long> LIMITS = new TreeMap<>(Map.of("drawing_bytes", 10L * 1024 * 1024,
			"drawing_side_min", 50L, "drawing_side_max", 8192L, "drawing_pixels", 25_000_000L, "metadata_pairs", 50L,
			"metadata_key", 40L, "metadata_value", 500L, "user", 64L, "idempotency_key", 255L, "wait_seconds", 60L));

	private final Fleet fleet;

	private final MetaSettings settings;

	MetaController(Fleet fleet, MetaSettings settings) {
		this.fleet = fleet;
		this.settings = settings;
	}

	/**
	 * What can be made here, with what, and within which limits.
	 */
	@Operation(operationId = "getMeta")
	@GetMapping(path = "/v1/meta", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<MetaBody> meta(@AuthenticationPrincipal Caller caller) {
		String version = Objects.requireNonNullElse(getClass().getPackage().getImplementationVersion(), "development");
		List<KindBody> kinds = this.fleet.kinds().stream().map(KindBody::of).toList();
		return ResponseEntity.ok()
			.header(HttpHeaders.CACHE_CONTROL, "private, max-age=10")
			.header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
			.body(new MetaBody("meta", version, MetaBody.LANGUAGES, kinds, this.fleet.models(), LIMITS, caller.limits(),
					this.settings.egressAddresses()));
	}

}
