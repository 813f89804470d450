package dev.novadraw.gateway.submit;

import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import dev.novadraw.gateway.access.Caller;
import dev.novadraw.gateway.job.JobBody;
import dev.novadraw.gateway.job.JobResponses;
import dev.novadraw.gateway.job.JobWatch;
import dev.novadraw.gateway.job.Prefer;
import dev.novadraw.gateway.problem.HttpProblems;
import dev.novadraw.job.Job;
import dev.novadraw.job.JobId;
import dev.novadraw.kind.Kind;
import dev.novadraw.kind.Kinds;

/**
 * Where all kinds are asked for.
 */
@RestController
class SubmitController {

	private final Kinds kinds;

	private final FormReader forms;

	private final Submissions submissions;

	private final JobWatch watch;

	private final JobResponses responses;

	SubmitController(Kinds kinds, FormReader forms, Submissions submissions, JobWatch watch, JobResponses responses) {
		this.kinds = kinds;
		this.forms = forms;
		this.submissions = submissions;
		this.watch = watch;
		this.responses = responses;
	}

	@PostMapping(path = "/v1/{collection}", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<JobBody> submit(@PathVariable String collection, @AuthenticationPrincipal Caller caller,
			@RequestHeader HttpHeaders headers, HttpServletRequest request) {
		Kind<?, ?> kind = this.kinds.inCollection(collection)
			.orElseThrow(
					() -> HttpProblems.notFound("There is no kind of thing called '%s' here.".formatted(collection)));
		Duration cancelAfter = CancelAfter.of(headers);
		JobId id = this.submissions.submit(caller, kind, this.forms.read(request, kind), cancelAfter);
		Prefer prefer = Prefer.of(headers);
		Job job = this.watch.await(id, caller.owner(), prefer.patience(), (now) -> now.state().isFinal()).orElseThrow();
		return this.responses.created(job, prefer, request);
	}

}
