package dev.novadraw.gateway.original;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Service;

import dev.novadraw.client.Owner;
import dev.novadraw.drawing.OwnedDrawing;
import dev.novadraw.gateway.access.Caller;
import dev.novadraw.gateway.idempotency.Accepted;
import dev.novadraw.gateway.job.Links;
import dev.novadraw.gateway.submit.Submissions;
import dev.novadraw.gateway.upload.Upload;
import dev.novadraw.job.Job;
import dev.novadraw.job.JobReads;
import dev.novadraw.job.JobReads.Count;
import dev.novadraw.job.NewJob;
import dev.novadraw.kind.Kind;
import dev.novadraw.kind.Kinds;

/**
 * Stories as the legacy app knows them: in both languages, about a drawing, without other
 * options.
 */
@Service
class Stories {

	static final String COLLECTION = "stories";

	private final Kinds kinds;

	private final Submissions submissions;

	private final Gallery gallery;

	private final JobReads jobs;

	Stories(Kinds kinds, Submissions submissions, Gallery gallery, JobReads jobs) {
		this.kinds = kinds;
		this.submissions = submissions;
		this.gallery = gallery;
		this.jobs = jobs;
	}

	/**
	 * Accepts a request for a story.
	 * @param tell how its job is told
	 */
	Accepted accept(Caller caller, StoryRequest story, HttpHeaders headers, Links links, Function<Job, String> tell) {
		Upload picture = story.picture();
		return (picture != null) ? acceptWith(picture, caller, headers, tell)
				: acceptAbout(this.gallery.require(story.drawing(links), caller.owner()), caller, headers, tell);
	}

	private Accepted acceptWith(Upload picture, Caller caller, HttpHeaders headers, Function<Job, String> tell) {
		NewJob job = this.submissions.plain(caller.owner(), kind(), picture);
		return new SentAgain(headers, caller.owner(), picture.content())
			.accept((request) -> this.submissions.accept(caller, job, request, tell));
	}

	private Accepted acceptAbout(OwnedDrawing drawing, Caller caller, HttpHeaders headers, Function<Job, String> tell) {
		NewJob job = this.submissions.plain(new Owner(caller.client(), drawing.user()), kind(), null);
		return new SentAgain(headers, caller.owner(), "drawing " + drawing.id())
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
