package dev.novadraw.gateway.legacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import dev.novadraw.engine.job.Job;
import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.idempotency.AcceptedSubmission;
import dev.novadraw.gateway.job.JobWatch;
import dev.novadraw.gateway.limit.Permit;
import dev.novadraw.gateway.link.Links;
import dev.novadraw.gateway.result.ResultService;
import dev.novadraw.gateway.upload.UploadLimiter;
import dev.novadraw.gateway.upload.file.DrawingProblems;

/**
 * Endpoints with which the legacy app requests stories and waits for them. Each request
 * is a normal job, which continues if the app disconnects.
 */
@RestController
@Hidden
class LegacyStoryController {

	/** Below the app's timeout of two minutes, which includes its upload. */
	private static final Duration MAX_WAIT = Duration.ofSeconds(110);

	/** Base64 text is read, cut, decoded and copied. */
	private static final int COPIES = 6;

	private final UploadLimiter uploads;

	private final LegacyStoryService stories;

	private final LegacyGallery gallery;

	private final JobWatch watch;

	private final ResultService results;

	LegacyStoryController(UploadLimiter uploads, LegacyStoryService stories, LegacyGallery gallery, JobWatch watch,
			ResultService results) {
		this.uploads = uploads;
		this.stories = stories;
		this.gallery = gallery;
		this.watch = watch;
		this.results = results;
	}

	/**
	 * Generates a story in both languages and returns it.
	 */
	@PostMapping(path = "/api/create-story", produces = MediaType.APPLICATION_JSON_VALUE)
	LegacyStoryResponse.Created createStory(@AuthenticationPrincipal Caller caller, @RequestHeader HttpHeaders headers,
			HttpServletRequest request) {
		if (request.getContentLengthLong() > LegacyStoryRequest.MAX_LENGTH) {
			throw DrawingProblems.tooLarge();
		}
		Links links = Links.of(request);
		AcceptedSubmission accepted = receive(caller, headers, links, request);
		this.watch.await(accepted.job().id(), caller, MAX_WAIT, (now) -> now.state().isFinal());
		Job job = this.results.find(LegacyStoryService.COLLECTION, accepted.job().id().toString(), caller.owner());
		return LegacyStoryResponse.Created.of(job, links);
	}

	private AcceptedSubmission receive(Caller caller, HttpHeaders headers, Links links, HttpServletRequest request) {
		try (Permit _ = this.uploads.admit(caller, request, COPIES)) {
			return this.stories.accept(caller, story(request), headers, links);
		}
	}

	private static LegacyStoryRequest story(HttpServletRequest request) {
		try {
			return LegacyStoryRequest.read(request.getInputStream());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The client stopped sending", ex);
		}
	}

	/**
	 * Returns the newest story about a drawing.
	 */
	@GetMapping(path = "/api/drawings/{id}/stories", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<LegacyStoryResponse.Found> story(@PathVariable String id, @AuthenticationPrincipal Caller caller,
			HttpServletRequest request) {
		String image = LegacyGallery.imageUrl(request);
		UUID drawing = this.gallery.require(id, caller.owner()).id();
		Links links = Links.of(request);
		boolean ofAnother = image != null && LegacyGallery.imageAt(image, links).filter(drawing::equals).isEmpty();
		LegacyStoryResponse story = ofAnother ? null
				: this.stories.findNewest(drawing, caller.owner())
					.map((job) -> LegacyStoryResponse.of(job, links))
					.orElse(null);
		return LegacyResponse.of(new LegacyStoryResponse.Found(true, story));
	}

}
