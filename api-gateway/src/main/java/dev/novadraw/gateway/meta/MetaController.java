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

import dev.novadraw.engine.client.Owner;
import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.idempotency.IdempotentRequest;
import dev.novadraw.gateway.job.Prefer;
import dev.novadraw.gateway.meta.MetaResponse.KindResponse;
import dev.novadraw.gateway.submit.option.Metadata;
import dev.novadraw.gateway.upload.UploadLimiter;
import dev.novadraw.gateway.upload.file.ImageFile;

/**
 * Endpoint that describes the capabilities and limits of the service.
 */
@RestController
@Tag(name = "Service")
@EnableConfigurationProperties(MetaProperties.class)
class MetaController {

	private static final Map<String, Long> LIMITS = new TreeMap<>(Map.ofEntries(
			limit("drawing_bytes", UploadLimiter.MAX_DRAWING_BYTES), limit("drawing_side_min", ImageFile.MIN_SIDE),
			limit("drawing_side_max", ImageFile.MAX_SIDE), limit("drawing_pixels", ImageFile.MAX_PIXELS),
			limit("metadata_pairs", Metadata.MAX_PAIRS), limit("metadata_key", Metadata.MAX_KEY),
			limit("metadata_value", Metadata.MAX_VALUE), limit("user", Owner.MAX_USER),
			limit("idempotency_key", IdempotentRequest.MAX_LENGTH), limit("wait_seconds", Prefer.MAX_SECONDS)));

	private final FleetCapabilities fleet;

	private final MetaProperties settings;

	MetaController(FleetCapabilities fleet, MetaProperties settings) {
		this.fleet = fleet;
		this.settings = settings;
	}

	/**
	 * Returns the kinds, models and limits of the service.
	 */
	@Operation(operationId = "getMeta")
	@GetMapping(path = "/v1/meta", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<MetaResponse> meta(@AuthenticationPrincipal Caller caller) {
		String version = Objects.requireNonNullElse(getClass().getPackage().getImplementationVersion(), "development");
		List<KindResponse> kinds = this.fleet.kinds().stream().map(KindResponse::of).toList();
		return ResponseEntity.ok()
			.header(HttpHeaders.CACHE_CONTROL, "private, max-age=10")
			.header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
			.body(new MetaResponse("meta", version, MetaResponse.LANGUAGES, kinds, this.fleet.models(), LIMITS,
					caller.limits(), this.settings.egressAddresses()));
	}

	private static Map.Entry<String, Long> limit(String name, long max) {
		return Map.entry(name, max);
	}

}
