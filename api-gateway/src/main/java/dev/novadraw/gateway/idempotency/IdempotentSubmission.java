package dev.novadraw.gateway.idempotency;

import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.failpoint.Failpoint;
import dev.novadraw.engine.job.Job;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.lifecycle.JobSubmission;
import dev.novadraw.engine.lifecycle.StoredSubmission;
import dev.novadraw.engine.lifecycle.Submission;
import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.engine.query.JobRepository;
import dev.novadraw.engine.retention.ErasureService;
import dev.novadraw.engine.timeout.TimeBudget;
import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.limit.Admission;
import dev.novadraw.gateway.limit.Permit;
import dev.novadraw.gateway.link.Links;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.HttpProblems;

/**
 * The service that submits a job once, however often its request is repeated: one
 * transaction writes the job and the idempotency key.
 */
@Service
public class IdempotentSubmission {

	/** The SQL state of a lock timeout. */
	private static final String LOCKED = "55P03";

	private final IdempotencyKeyRepository keys;

	private final JobRepository jobs;

	private final JobSubmission submissions;

	private final Admission admission;

	private final AcceptedJobRenderer renderer;

	private final ErasureService erasures;

	private final TransactionTemplate transaction;

	private final WriteBulkhead bulkhead;

	IdempotentSubmission(IdempotencyKeyRepository keys, JobRepository jobs, JobSubmission submissions,
			Admission admission, AcceptedJobRenderer renderer, ErasureService erasures,
			PlatformTransactionManager transactions, WriteBulkhead bulkhead) {
		this.keys = keys;
		this.jobs = jobs;
		this.submissions = submissions;
		this.admission = admission;
		this.renderer = renderer;
		this.erasures = erasures;
		this.transaction = new TransactionTemplate(transactions);
		this.bulkhead = bulkhead;
	}

	/**
	 * Replays the response to an earlier request, or submits a job. A repeated request
	 * whose job was removed creates no other job.
	 * @param request the identity of the request, null if it has no key
	 */
	public AcceptedSubmission submit(Caller caller, @Nullable IdempotentRequest request, Submission submission,
			Links links) {
		Optional<AcceptedSubmission> earlier = (request != null) ? replay(caller.owner(), request, links)
				: Optional.empty();
		return earlier.isPresent() ? earlier.get() : submitNew(caller, request, submission, links);
	}

	private AcceptedSubmission submitNew(Caller caller, @Nullable IdempotentRequest request, Submission submission,
			Links links) {
		try (Permit _ = this.admission.admit(caller)) {
			StoredSubmission stored = this.submissions.store(submission);
			Job job = this.bulkhead.write(() -> write(caller.owner(), request, stored));
			// The job is accepted: its response must not fail because of the time spent.
			TimeBudget.renew();
			this.submissions.announce();
			AcceptedSubmission accepted = render(caller.owner(), request, job, links, false);
			Failpoint.SUBMITTED.reached();
			return accepted;
		}
		catch (AcceptedMeanwhile ex) {
			return replay(caller.owner(), ex.request, links).orElseThrow(IdempotentSubmission::inFlight);
		}
	}

	private Job write(Owner owner, @Nullable IdempotentRequest request, StoredSubmission stored) {
		return Objects.requireNonNull(this.transaction.execute((status) -> {
			Job job = this.submissions.write(stored).orElseThrow(() -> gone(stored.submission()));
			if (request != null && !isFirst(owner, request, job.id())) {
				throw new AcceptedMeanwhile(request);
			}
			return job;
		}));
	}

	private static ApiProblem gone(Submission submission) {
		return (submission instanceof Submission.Retry)
				? new ApiProblem(ProblemCode.JOB_NOT_FINISHED,
						"Only a finished job can be retried. Wait until it finishes, or cancel it first.")
				: HttpProblems.notFound("The drawing was erased in the meantime.");
	}

	private boolean isFirst(Owner owner, IdempotentRequest request, JobId id) {
		try {
			return this.keys.add(owner, request, id);
		}
		catch (DataAccessException ex) {
			if (NestedExceptionUtils.getMostSpecificCause(ex) instanceof SQLException sql
					&& LOCKED.equals(sql.getSQLState())) {
				throw inFlight();
			}
			throw ex;
		}
	}

	private Optional<AcceptedSubmission> replay(Owner owner, IdempotentRequest request, Links links) {
		return this.keys.find(owner, request).map((earlier) -> {
			byte[] fingerprint = earlier.fingerprint();
			if (fingerprint != null && !MessageDigest.isEqual(fingerprint, request.fingerprint())) {
				throw reused();
			}
			Job job = this.jobs.find(earlier.job(), owner).orElseThrow(() -> gone(owner, earlier.job()));
			String response = earlier.response();
			return (response != null) ? new AcceptedSubmission(job, response, true)
					: render(owner, request, job, links, true);
		});
	}

	// The sender of the key created the job, so even an end user is given the reason.
	private ApiProblem gone(Owner owner, JobId job) {
		return HttpProblems
			.gone(this.erasures.removalReason(job.value(), Owner.of(owner.client())).orElse(ErasureService.ERASED));
	}

	private AcceptedSubmission render(Owner owner, @Nullable IdempotentRequest request, Job job, Links links,
			boolean replayed) {
		String body = this.renderer.render(job, links);
		if (request != null) {
			body = this.keys.storeResponse(owner, request, body).orElse(body);
		}
		return new AcceptedSubmission(job, body, replayed);
	}

	private static ApiProblem inFlight() {
		return new ApiProblem(ProblemCode.IDEMPOTENCY_KEY_IN_USE,
				"A request with this Idempotency-Key is in progress. Send the same request again to get its response.")
			.retryAfter(Duration.ofSeconds(1));
	}

	private static ApiProblem reused() {
		return new ApiProblem(ProblemCode.IDEMPOTENCY_KEY_REUSED,
				"The key was used with other content within the last 24 hours. Use a new key for each request.");
	}

	/**
	 * The exception that rolls back a transaction, because a concurrent request with the
	 * same key was faster.
	 */
	private static final class AcceptedMeanwhile extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final transient IdempotentRequest request;

		AcceptedMeanwhile(IdempotentRequest request) {
			super(null, null, false, false);
			this.request = request;
		}

	}

}
