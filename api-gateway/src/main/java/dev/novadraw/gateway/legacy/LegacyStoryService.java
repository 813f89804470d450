package dev.novadraw.gateway.legacy;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Service;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.drawing.OwnedDrawing;
import dev.novadraw.engine.job.Job;
import dev.novadraw.engine.job.NewJob;
import dev.novadraw.engine.kind.Kind;
import dev.novadraw.engine.kind.KindRegistry;
import dev.novadraw.engine.query.JobReadRepository;
import dev.novadraw.engine.query.JobReadRepository.Count;
import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.idempotency.AcceptedSubmission;
import dev.novadraw.gateway.idempotency.IdempotentRequest;
import dev.novadraw.gateway.job.Links;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.RequestChecks;
import dev.novadraw.gateway.submit.SubmissionService;
import dev.novadraw.gateway.upload.Upload;

/**
 * Stories as the legacy app knows them: in both languages, about a drawing, without other
 * options.
 */
@Service
class LegacyStoryService {

	static final String COLLECTION = "stories";

	private final KindRegistry kinds;

	private final SubmissionService submissions;

	private final LegacyGallery gallery;

	private final JobReadRepository jobs;

	LegacyStoryService(KindRegistry kinds, SubmissionService submissions, LegacyGallery gallery,
			JobReadRepository jobs) {
		this.kinds = kinds;
		this.submissions = submissions;
		this.gallery = gallery;
		this.jobs = jobs;
	}

	/**
	 * Accepts a request for a story, or names all that is wrong with it.
	 * @param tell how its job is told
	 */
	AcceptedSubmission accept(Caller caller, LegacyStoryRequest story, HttpHeaders headers, Links links,
			Function<Job, String> tell) {
		RequestChecks checks = new RequestChecks();
		checks.check(story::requireReferences);
		return (story.image() != null) ? acceptWith(checks, caller, story, headers, tell)
				: acceptAbout(checks, caller, story, headers, links, tell);
	}

	private AcceptedSubmission acceptWith(RequestChecks checks, Caller caller, LegacyStoryRequest story,
			HttpHeaders headers, Function<Job, String> tell) {
		Upload picture = checks.check(story::picture);
		NewJob job = checks.check(() -> (picture != null) ? job(caller.owner(), picture) : null);
		checks.check(() -> IdempotentRequest.key(headers));
		checks.requireNone();
		NewJob checked = Objects.requireNonNull(job);
		return new ResubmissionDetector(headers, caller.owner(), Objects.requireNonNull(picture).content())
			.accept((request) -> this.submissions.accept(caller, checked, request, tell));
	}

	private NewJob job(Owner owner, Upload picture) {
		try {
			return this.submissions.plain(owner, kind(), picture);
		}
		catch (ApiProblem ex) {
			throw ex.in(LegacyStoryRequest.IMAGE_POINTER);
		}
	}

	private AcceptedSubmission acceptAbout(RequestChecks checks, Caller caller, LegacyStoryRequest story,
			HttpHeaders headers, Links links, Function<Job, String> tell) {
		String id = checks.check(() -> story.drawing(links));
		checks.check(() -> IdempotentRequest.key(headers));
		checks.requireNone();
		OwnedDrawing drawing = this.gallery.require(Objects.requireNonNull(id), caller.owner());
		NewJob job = this.submissions.plain(new Owner(caller.client(), drawing.user()), kind(), null);
		return new ResubmissionDetector(headers, caller.owner(), "drawing " + drawing.id())
			.accept((request) -> this.submissions.acceptAbout(caller, job, drawing.id(), request, tell));
	}

	/**
	 * Finds the newest story about a drawing.
	 */
	Optional<Job> findNewest(UUID drawing, Owner owner) {
		return this.jobs.findNewestAbout(drawing, kind().name(), owner);
	}

	/**
	 * Counts all stories.
	 */
	Count count(Owner owner) {
		return this.jobs.count(kind().name(), owner);
	}

	private Kind<?, ?> kind() {
		return this.kinds.inCollection(COLLECTION).orElseThrow();
	}

}
