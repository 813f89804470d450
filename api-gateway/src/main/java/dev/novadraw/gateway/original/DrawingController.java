package dev.novadraw.gateway.original;

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

import dev.novadraw.client.Owner;
import dev.novadraw.gateway.access.Caller;
import dev.novadraw.gateway.job.Links;
import dev.novadraw.gateway.page.Parameters;
import dev.novadraw.gateway.problem.HttpProblems;
import dev.novadraw.job.JobReads.Count;
import dev.novadraw.retention.Erasing;

/**
 * Where the app gets its gallery and clears it out.
 */
@RestController
@Hidden
class DrawingController {

	private static final String PAGE = "page";

	private static final int MAX_PAGE = 9_999_999;

	private final Gallery gallery;

	private final Stories stories;

	private final Erasing erasing;

	DrawingController(Gallery gallery, Stories stories, Erasing erasing) {
		this.gallery = gallery;
		this.stories = stories;
		this.erasing = erasing;
	}

	/**
	 * The page that is wanted, from 1, and how many a page holds.
	 */
	private record Wanted(int page, int limit) {
	}

	/**
	 * A page of the drawings, newest first.
	 */
	@GetMapping(path = "/api/drawings/gallery", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<DrawingBody.Page> gallery(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
		Wanted wanted = Parameters.read(request,
				(parameters) -> new Wanted(parameters.number(PAGE, 1, MAX_PAGE), parameters.page().limit()), PAGE);
		Links links = Links.of(request);
		List<DrawingBody> drawings = this.gallery.page(caller.owner(), wanted.page(), wanted.limit())
			.stream()
			.map((drawing) -> DrawingBody.of(drawing, links))
			.toList();
		return Answer.of(new DrawingBody.Page(true, drawings, this.gallery.count(caller.owner()), wanted.page(),
				wanted.limit()));
	}

	/**
	 * One drawing.
	 */
	@GetMapping(path = "/api/drawings/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<DrawingBody> drawing(@PathVariable String id, @AuthenticationPrincipal Caller caller,
			HttpServletRequest request) {
		return Answer.of(DrawingBody.of(this.gallery.require(id, caller.owner()), Links.of(request)));
	}

	/**
	 * How many drawings and stories there are.
	 */
	@GetMapping(path = "/api/drawings/stats/summary", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<DrawingBody.Summary> summary(@AuthenticationPrincipal Caller caller) {
		Count stories = this.stories.count(caller.owner());
		return Answer.of(new DrawingBody.Summary(true, this.gallery.count(caller.owner()), 0, 0, stories.results(),
				stories.favorites()));
	}

	/**
	 * Erases a drawing and all that was made of it.
	 */
	@DeleteMapping(path = "/api/drawings/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
	DrawingBody.Erased erase(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
		return erase(this.gallery.require(id, caller.owner()).id(), caller.owner());
	}

	/**
	 * Erases an image of a drawing. The only one there is the drawing itself, and with
	 * that goes all of it.
	 */
	@DeleteMapping(path = "/api/drawings/{id}/images", produces = MediaType.APPLICATION_JSON_VALUE)
	DrawingBody.Erased eraseImage(@PathVariable String id, @AuthenticationPrincipal Caller caller,
			HttpServletRequest request) {
		String image = Gallery.imageUrl(request);
		if (image == null) {
			throw Parameters.invalid(Gallery.IMAGE_URL, "It is the address of the image to be erased.");
		}
		UUID drawing = this.gallery.require(id, caller.owner()).id();
		return Gallery.imageAt(image, Links.of(request))
			.filter(drawing::equals)
			.map((own) -> erase(own, caller.owner()))
			.orElseThrow(() -> HttpProblems.notFound("Image not found: the drawing has none at this address."));
	}

	private DrawingBody.Erased erase(UUID drawing, Owner owner) {
		this.erasing.eraseImage(drawing, owner);
		return new DrawingBody.Erased(true, "Drawing deleted successfully", drawing);
	}

}
