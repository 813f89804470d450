package dev.novadraw.gateway.legacy;

import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.query.JobRepository.Count;
import dev.novadraw.engine.retention.ErasureService;
import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.link.Links;
import dev.novadraw.gateway.page.ListParameters;
import dev.novadraw.gateway.problem.HttpProblems;

/**
 * Endpoints with which the legacy app lists and erases drawings.
 */
@RestController
@Hidden
class LegacyDrawingController {

	private static final String PAGE = "page";

	private static final int MAX_PAGE = 9_999_999;

	private final LegacyGallery gallery;

	private final LegacyStoryService stories;

	private final ErasureService erasures;

	LegacyDrawingController(LegacyGallery gallery, LegacyStoryService stories, ErasureService erasures) {
		this.gallery = gallery;
		this.stories = stories;
		this.erasures = erasures;
	}

	/**
	 * The requested page, from 1, and its size.
	 */
	private record Wanted(int page, int limit) {
	}

	/**
	 * Returns a page of drawings, newest first.
	 */
	@GetMapping(path = "/api/drawings/gallery", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<LegacyDrawingResponse.Page> gallery(@AuthenticationPrincipal Caller caller,
			HttpServletRequest request) {
		Wanted wanted = ListParameters.read(request,
				(parameters) -> new Wanted(parameters.number(PAGE, 1, MAX_PAGE), parameters.page().limit()), PAGE);
		Links links = Links.of(request);
		List<LegacyDrawingResponse> drawings = this.gallery.page(caller.owner(), wanted.page(), wanted.limit())
			.stream()
			.map((drawing) -> LegacyDrawingResponse.of(drawing, links))
			.toList();
		return LegacyResponse.of(new LegacyDrawingResponse.Page(true, drawings, this.gallery.count(caller.owner()),
				wanted.page(), wanted.limit()));
	}

	/**
	 * Returns a drawing.
	 */
	@GetMapping(path = "/api/drawings/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<LegacyDrawingResponse> drawing(@PathVariable String id, @AuthenticationPrincipal Caller caller,
			HttpServletRequest request) {
		return LegacyResponse.of(LegacyDrawingResponse.of(this.gallery.require(id, caller.owner()), Links.of(request)));
	}

	/**
	 * Returns the number of drawings and stories.
	 */
	@GetMapping(path = "/api/drawings/stats/summary", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<LegacyDrawingResponse.Summary> summary(@AuthenticationPrincipal Caller caller) {
		Count stories = this.stories.count(caller.owner());
		return LegacyResponse.of(new LegacyDrawingResponse.Summary(true, this.gallery.count(caller.owner()), 0, 0,
				stories.results(), stories.favorites()));
	}

	/**
	 * Erases a drawing and everything made from it.
	 */
	@DeleteMapping(path = "/api/drawings/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
	LegacyDrawingResponse.Erased erase(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
		return erase(this.gallery.require(id, caller.owner()).id(), caller.owner());
	}

	/**
	 * Erases an image of a drawing. Its only image is the drawing itself, so the drawing
	 * and everything made from it are erased.
	 */
	@DeleteMapping(path = "/api/drawings/{id}/images", produces = MediaType.APPLICATION_JSON_VALUE)
	LegacyDrawingResponse.Erased eraseImage(@PathVariable String id, @AuthenticationPrincipal Caller caller,
			HttpServletRequest request) {
		String image = LegacyGallery.imageUrl(request);
		if (image == null) {
			throw ListParameters.invalid(LegacyGallery.IMAGE_URL, "Must be the address of the image to erase.");
		}
		UUID drawing = this.gallery.require(id, caller.owner()).id();
		return LegacyGallery.imageAt(image, Links.of(request))
			.filter(drawing::equals)
			.map((own) -> erase(own, caller.owner()))
			.orElseThrow(() -> HttpProblems.notFound("Image not found: the drawing has none at this address."));
	}

	private LegacyDrawingResponse.Erased erase(UUID drawing, Owner owner) {
		this.erasures.eraseImage(drawing, owner);
		return new LegacyDrawingResponse.Erased(true, "Drawing deleted successfully", drawing);
	}

}
