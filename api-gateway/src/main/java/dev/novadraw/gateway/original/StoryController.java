package dev.novadraw.gateway.submit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import dev.novadraw.gateway.access.Caller;
import dev.novadraw.gateway.idempotency.Accepted;
import dev.novadraw.gateway.job.JobResponses;
import dev.novadraw.gateway.job.JobWatch;
import dev.novadraw.gateway.job.Links;
import dev.novadraw.gateway.job.ResultBody;
import dev.novadraw.gateway.result.Results;
import dev.novadraw.gateway.upload.Upload;
import dev.novadraw.gateway.upload.Uploads;
import dev.novadraw.job.Job;
import dev.novadraw.json.Json;
import dev.novadraw.kind.Kind;
import dev.novadraw.kind.Kinds;

/**
 * The call of the service before this one, so that its app goes on with another address:
 * it sends a drawing and waits. Behind it is a job like any other, which is not lost when
 * the app hangs up.
 */
@RestController
@Hidden
class OriginalController {

	private static final String STORIES = "stories";

	/** The app gives up after this. */
	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final Kinds kinds;

	private final Uploads uploads;

	private final Submissions submissions;

	private final JobWatch watch;

	private final Results results;

	private final JobResponses responses;

	OriginalController(Kinds kinds, Uploads uploads, Submissions submissions, JobWatch watch, Results results,
			JobResponses responses) {
		this.kinds = kinds;
		this.uploads = uploads;
		this.submissions = submissions;
		this.watch = watch;
		this.results = results;
		this.responses = responses;
	}

	/**
	 * Makes a story in both languages and answers with it.
	 */
	@PostMapping(path = "/api/create-story", produces = MediaType.APPLICATION_JSON_VALUE)
	Map<String, Object> createStory(@AuthenticationPrincipal Caller caller, @RequestHeader HttpHeaders headers,
			HttpServletRequest request) {
		Kind<?, ?> kind = this.kinds.inCollection(STORIES).orElseThrow();
		Accepted accepted = this.uploads.receive(caller, request.getContentLengthLong(),
				() -> this.submissions.submit(caller, kind,
						new Form(new Upload(drawing(request), null), Json.MAPPER.createObjectNode()), headers,
						this.responses.telling(request)));
		this.watch.await(accepted.job().id(), caller.owner(), PATIENCE, (now) -> now.state().isFinal());
		Job job = this.results.find(STORIES, accepted.job().id().toString(), caller.owner());
		return answer(ResultBody.of(job, Links.of(request)));
	}

	private static byte[] drawing(HttpServletRequest request) {
		try {
			return OriginalStory.drawing(request.getInputStream());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The client stopped sending", ex);
		}
	}

	private static Map<String, Object> answer(JsonNode story) {
		Map<String, Object> answer = new LinkedHashMap<>();
		answer.put("success", "true");
		answer.put("title_en", story.at("/title/en").asString());
		answer.put("title_de", story.at("/title/de").asString());
		answer.put("story_text_en", story.at("/text/en").asString());
		answer.put("story_text_de", story.at("/text/de").asString());
		answer.put("generation_time", story.at("/generation_time").doubleValue());
		answer.put("story_id", story.at("/id").asString());
		answer.put("image_url", story.at("/image_url").asString());
		return answer;
	}

}
