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

import dev.novadraw.client.Owner;
import dev.novadraw.gateway.access.Caller;
import dev.novadraw.gateway.idempotency.Idempotency;
import dev.novadraw.gateway.job.Prefer;
import dev.novadraw.gateway.meta.MetaBody.KindBody;
import dev.novadraw.gateway.submit.Metadata;
import dev.novadraw.gateway.upload.DrawingInspector;
import dev.novadraw.gateway.upload.Uploads;

/**
 * Where the service says what it can do and within which limits.
 */
@RestController
@Tag(name = "Service")
@EnableConfigurationProperties(MetaSettings.class)
class MetaController {

	private static final Map<String, Long> LIMITS = new TreeMap<>(
			Map.ofEntries(limit("drawing_bytes", Uploads.MOST_DRAWING_BYTES),
					limit("drawing_side_min", DrawingInspector.SHORTEST_SIDE),
					limit("drawing_side_max", DrawingInspector.LONGEST_SIDE),
					limit("drawing_pixels", DrawingInspector.MOST_PIXELS), limit("metadata_pairs", Metadata.MOST_PAIRS),
					limit("metadata_key", Metadata.LONGEST_KEY), limit("metadata_value", Metadata.LONGEST_VALUE),
					limit("user", Owner.LONGEST_USER), limit("idempotency_key", Idempotency.LONGEST),
					limit("wait_seconds", Prefer.MOST_SECONDS)));

	private final Fleet fleet;

	private final MetaSettings settings;

	MetaController(Fleet fleet, MetaSettings settings) {
		this.fleet = fleet;
		this.settings = settings;
	}

	/**
	 * Returns the kinds, models and limits of the service.
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

	private static Map.Entry<String, Long> limit(String name, long most) {
		return Map.entry(name, most);
	}

}
