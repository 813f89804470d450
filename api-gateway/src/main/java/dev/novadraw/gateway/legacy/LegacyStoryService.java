package dev.novadraw.gateway.legacy;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Service;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.drawing.OwnedDrawing;
import dev.novadraw.engine.job.Job;
import dev.novadraw.engine.job.NewJob;
import dev.novadraw.engine.kind.Kind;
import dev.novadraw.engine.kind.KindRegistry;
import dev.novadraw.engine.lifecycle.Submission;
import dev.novadraw.engine.query.JobRepository;
import dev.novadraw.engine.query.JobRepository.Count;
import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.idempotency.AcceptedSubmission;
import dev.novadraw.gateway.idempotency.IdempotentRequest;
import dev.novadraw.gateway.idempotency.IdempotentSubmission;
import dev.novadraw.gateway.link.Links;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.RequestChecks;
import dev.novadraw.gateway.submit.SubmissionService;
import dev.novadraw.gateway.upload.Upload;

/**
 * Stories for the legacy app: about a drawing, in both languages, without other options.
 */
@Service
class LegacyStoryService {

	static final String COLLECTION = "stories";

	private final KindRegistry kinds;

	private final SubmissionService validation;

	private final IdempotentSubmission submissions;

	private final LegacyGallery gallery;

	private final JobRepository jobs;

	LegacyStoryService(KindRegistry kinds, SubmissionService validation, IdempotentSubmission submissions,
			LegacyGallery gallery, JobRepository jobs) {
		this.kinds = kinds;
		this.validation = validation;
		this.submissions = submissions;
		this.gallery = gallery;
		this.jobs = jobs;
	}

	/**
	 * Submits a job for a story.
	 * @throws ApiProblem if the request is invalid, with all of its problems
	 */
	AcceptedSubmission accept(Caller caller, LegacyStoryRequest story, HttpHeaders headers, Links links) {
		RequestChecks checks = new RequestChecks();
		checks.check(story::requireReferences);
		return (story.image() != null) ? acceptWith(checks, caller, story, headers, links)
				: acceptAbout(checks, caller, story, headers, links);
	}

	private AcceptedSubmission acceptWith(RequestChecks checks, Caller caller, LegacyStoryRequest story,
			HttpHeaders headers, Links links) {
		Upload picture = checks.check(story::picture);
		NewJob job = checks.check(() -> (picture != null) ? job(caller.owner(), picture) : null);
		checks.check(() -> IdempotentRequest.key(headers));
		checks.requireNone();
		NewJob checked = Objects.requireNonNull(job);
		return new ResubmissionDetector(headers, caller.owner(), Objects.requireNonNull(picture).content())
			.accept((request) -> this.submissions.submit(caller, request, new Submission.WithUpload(checked), links));
	}

	private NewJob job(Owner owner, Upload picture) {
		try {
			return this.validation.withDefaultOptions(owner, kind(), picture);
		}
		catch (ApiProblem ex) {
			throw ex.in(LegacyStoryRequest.IMAGE_POINTER);
		}
	}

	private AcceptedSubmission acceptAbout(RequestChecks checks, Caller caller, LegacyStoryRequest story,
			HttpHeaders headers, Links links) {
		String id = checks.check(() -> story.drawing(links));
		checks.check(() -> IdempotentRequest.key(headers));
		checks.requireNone();
		OwnedDrawing drawing = this.gallery.require(Objects.requireNonNull(id), caller.owner());
		NewJob job = this.validation.withDefaultOptions(new Owner(caller.client(), drawing.user()), kind(), null);
		return new ResubmissionDetector(headers, caller.owner(), "drawing " + drawing.id())
			.accept((request) -> this.submissions.submit(caller, request,
					new Submission.AboutDrawing(job, drawing.id()), links));
	}

	/**
	 * Finds the newest story about a drawing.
	 */
	Optional<Job> findNewest(UUID drawing, Owner owner) {
		return this.jobs.findNewestAbout(drawing, kind().name(), owner);
	}

	/**
	 * Counts the stories of an owner.
	 */
	Count count(Owner owner) {
		return this.jobs.count(kind().name(), owner);
	}

	private Kind<?, ?> kind() {
		return this.kinds.inCollection(COLLECTION).orElseThrow();
	}

}
