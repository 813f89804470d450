package dev.novadraw.gateway.image;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.Assert;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import dev.novadraw.engine.drawing.Drawing;
import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.engine.retention.ErasureService;
import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.contract.PossibleProblems;
import dev.novadraw.gateway.contract.ReadsHeaders;
import dev.novadraw.gateway.job.OwnedJobService;
import dev.novadraw.gateway.problem.ApiProblem;

/**
 * The endpoints of images. Their content is untrusted: no browser may interpret it as
 * another type, cache it or execute it.
 */
@RestController
@Tag(name = "Images")
class ImageController {

	private static final String UNKNOWN = "There is no image with this id.";

	private static final String BYTES = "bytes=";

	private static final Duration RETRY_DELAY = Duration.ofSeconds(2);

	private final ImageService images;

	private final OwnedJobService jobs;

	private final ErasureService erasures;

	ImageController(ImageService images, OwnedJobService jobs, ErasureService erasures) {
		this.images = images;
		this.jobs = jobs;
		this.erasures = erasures;
	}

	/**
	 * Returns the bytes of an image, or a range of them.
	 */
	@Operation(operationId = "getImage")
	@ReadsHeaders(headers = { "Range" })
	@PossibleProblems({ ProblemCode.NOT_FOUND, ProblemCode.ERASED, ProblemCode.NO_LONGER_KEPT,
			ProblemCode.IMAGE_NOT_READY, ProblemCode.RANGE_NOT_SATISFIABLE, ProblemCode.TOO_MANY_DOWNLOADS,
			ProblemCode.DOWNLOADS_BUSY })
	@GetMapping("/v1/images/{id}")
	ResponseEntity<Resource> image(@PathVariable String id, @AuthenticationPrincipal Caller caller,
			@RequestHeader HttpHeaders asked) throws IOException {
		Drawing drawing = this.images.find(id, caller.owner())
			.orElseThrow(() -> this.jobs.missing(id, caller.owner(), UNKNOWN));
		if (!drawing.isNormalized()) {
			throw notReady();
		}
		ImageContent content = this.images.content(drawing);
		boolean isRange = asksForBytes(asked);
		if (isRange) {
			requireRange(asked, content);
		}
		if (!content.open()) {
			throw this.jobs.missing(id, caller.owner(), UNKNOWN);
		}
		BodyBuilder response = ResponseEntity.ok()
			.contentType(MediaType.parseMediaType(drawing.mediaType()))
			.headers((headers) -> {
				headers.set(HttpHeaders.CONTENT_DISPOSITION,
						"attachment; filename=\"drawing.%s\"".formatted(drawing.extension()));
				headers.set("Content-Security-Policy", "default-src 'none'; sandbox");
				headers.set("Cross-Origin-Resource-Policy", "same-site");
				headers.setCacheControl("private, no-store");
			});
		// Spring ignores the Range header for an InputStreamResource.
		return isRange ? response.body(content)
				: response.header(HttpHeaders.ACCEPT_RANGES, "bytes")
					.contentLength(content.contentLength())
					.body(new InputStreamResource(content.getInputStream()));
	}

	/**
	 * Erases an image and all jobs and results about it.
	 */
	@Operation(operationId = "eraseImage")
	@PossibleProblems({ ProblemCode.NOT_FOUND, ProblemCode.ERASED, ProblemCode.NO_LONGER_KEPT })
	@DeleteMapping("/v1/images/{id}")
	ResponseEntity<Void> erase(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
		Drawing drawing = this.images.find(id, caller.owner())
			.orElseThrow(() -> this.jobs.missing(id, caller.owner(), UNKNOWN));
		this.erasures.eraseImage(drawing.id(), caller.owner());
		return ResponseEntity.noContent().build();
	}

	private static ApiProblem notReady() {
		return new ApiProblem(ProblemCode.IMAGE_NOT_READY,
				"The image is created when the first job for this drawing starts. Try again after the time in Retry-After.")
			.retryAfter(RETRY_DELAY);
	}

	// By RFC 9110, a range in another unit is ignored.
	private static boolean asksForBytes(HttpHeaders asked) {
		String range = asked.getFirst(HttpHeaders.RANGE);
		return range != null && range.strip().regionMatches(true, 0, BYTES, 0, BYTES.length());
	}

	// Spring would respond to an invalid range with 416 and the whole image.
	private static void requireRange(HttpHeaders asked, ImageContent content) {
		try {
			List<HttpRange> ranges = asked.getRange();
			// Each range would read the image once more.
			Assert.isTrue(ranges.size() <= 1, "One range at a time");
			HttpRange.toResourceRegions(ranges, content);
		}
		catch (IllegalArgumentException ex) {
			throw new ApiProblem(ProblemCode.RANGE_NOT_SATISFIABLE,
					"The image has %d bytes. Request one range within them.".formatted(content.contentLength()))
				.withHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + content.contentLength());
		}
	}

}
