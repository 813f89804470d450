package dev.novadraw.gateway.image;

import java.util.List;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import dev.novadraw.drawing.Drawing;
import dev.novadraw.gateway.access.Caller;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.HttpProblems;
import dev.novadraw.problem.Problem;

/**
 * Where images are fetched. They were made by strangers: no browser may take one for
 * anything else, keep it or run it.
 */
@RestController
class ImageController {

	private final Images images;

	ImageController(Images images) {
		this.images = images;
	}

	@GetMapping("/v1/images/{id}")
	ResponseEntity<Resource> image(@PathVariable String id, @AuthenticationPrincipal Caller caller,
			@RequestHeader HttpHeaders asked) {
		Drawing drawing = this.images.find(id, caller.owner())
			.orElseThrow(() -> HttpProblems.notFound("There is no image with this id."));
		Resource content = new ByteArrayResource(drawing.content());
		requireRange(asked, content, drawing.content().length);
		return ResponseEntity.ok().contentType(MediaType.parseMediaType(drawing.mediaType())).headers((headers) -> {
			headers.set(HttpHeaders.CONTENT_DISPOSITION,
					"attachment; filename=\"drawing.%s\"".formatted(extension(drawing)));
			headers.set("Content-Security-Policy", "default-src 'none'; sandbox");
			headers.set("Cross-Origin-Resource-Policy", "same-site");
			headers.setCacheControl("private, no-store");
		}).body(content);
	}

	private static String extension(Drawing drawing) {
		return drawing.mediaType().equals("image/png") ? "png" : "jpg";
	}

	// Spring would answer a range that is not there with 416 and all of the image.
	private static void requireRange(HttpHeaders asked, Resource content, long length) {
		try {
			List<HttpRange> ranges = asked.getRange();
			HttpRange.toResourceRegions(ranges, content);
		}
		catch (IllegalArgumentException ex) {
			throw new ApiProblem(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
					new Problem("RANGE_NOT_SATISFIABLE", "There is no such range",
							"The image has %d bytes.".formatted(length), false))
				.withHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + length);
		}
	}

}
