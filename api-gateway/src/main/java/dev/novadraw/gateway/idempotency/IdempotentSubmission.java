package dev.novadraw.gateway.idempotency;

import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.job.Job;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.lifecycle.JobSubmission;
import dev.novadraw.engine.problem.Problem;
import dev.novadraw.engine.query.JobReadRepository;
import dev.novadraw.engine.retention.ErasureService;
import dev.novadraw.engine.timeout.TimeBudget;
import dev.novadraw.gateway.limit.AdmissionPermit;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.HttpProblems;

/**
 * Accepts a repeated submission once: job and key are written in one transaction, so that
 * there is either both or neither, whatever breaks in between.
 */
@Service
public class IdempotentSubmission {

	/** What PostgreSQL says when somebody else holds on to a row for too long. */
	private static final String LOCKED = "55P03";

	private final IdempotencyKeyRepository keys;

	private final JobReadRepository jobs;

	private final JobSubmission submission;

	private final ErasureService erasures;

	/** Without Hibernate, which has nothing to do here. */
	private final TransactionTemplate transaction;

	private final WriteBulkhead bulkhead;

	IdempotentSubmission(IdempotencyKeyRepository keys, JobReadRepository jobs, JobSubmission submission,
			ErasureService erasures, DataSource database, WriteBulkhead bulkhead) {
		this.keys = keys;
		this.jobs = jobs;
		this.submission = submission;
		this.erasures = erasures;
		this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
		this.bulkhead = bulkhead;
	}

	/**
	 * Accepts a submission, or finds it accepted. One whose job was removed creates no
	 * other.
	 * @param request by what it is recognised, null when it is not
	 * @param admit finds a place for what is new, or refuses it
	 * @param prepare does what has to be done before, and returns what writes the job in
	 * the transaction in which it is called
	 * @param tell how the job is told to the client, as JSON
	 */
	public AcceptedSubmission accept(Owner owner, @Nullable IdempotentRequest request, Supplier<AdmissionPermit> admit,
			Supplier<Supplier<Job>> prepare, Function<Job, String> tell) {
		Optional<AcceptedSubmission> before = (request != null) ? replay(owner, request, tell) : Optional.empty();
		return before.orElseGet(() -> acceptNow(owner, request, admit, prepare, tell));
	}

	private AcceptedSubmission acceptNow(Owner owner, @Nullable IdempotentRequest request,
			Supplier<AdmissionPermit> admit, Supplier<Supplier<Job>> prepare, Function<Job, String> tell) {
		try (AdmissionPermit _ = admit.get()) {
			Supplier<Job> write = prepare.get();
			Job job = this.bulkhead.take(() -> inOneTransaction(() -> write(owner, request, write)));
			// It is accepted: the response must not fail for the time that took.
			TimeBudget.renew();
			this.submission.announce();
			return answered(owner, request, job, tell, false);
		}
		catch (AcceptedMeanwhile ex) {
			return replay(owner, ex.request, tell).orElseThrow(IdempotentSubmission::inFlight);
		}
	}

	private <T> T inOneTransaction(Supplier<T> work) {
		return Objects.requireNonNull(this.transaction.execute((status) -> work.get()));
	}

	private Job write(Owner owner, @Nullable IdempotentRequest request, Supplier<Job> write) {
		Job job = write.get();
		if (request != null && !isFirst(owner, request, job.id())) {
			throw new AcceptedMeanwhile(request);
		}
		return job;
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

	private Optional<AcceptedSubmission> replay(Owner owner, IdempotentRequest request, Function<Job, String> tell) {
		return this.keys.find(owner, request).map((earlier) -> {
			byte[] fingerprint = earlier.fingerprint();
			if (fingerprint != null && !MessageDigest.isEqual(fingerprint, request.fingerprint())) {
				throw reused();
			}
			Job job = this.jobs.find(earlier.job(), owner).orElseThrow(() -> gone(owner, earlier.job()));
			String response = earlier.response();
			return (response != null) ? new AcceptedSubmission(job, response, true)
					: answered(owner, request, job, tell, true);
		});
	}

	// The holder of the key made the job, so an end user may know, too.
	private ApiProblem gone(Owner owner, JobId job) {
		return HttpProblems
			.gone(this.erasures.whyGone(job.value(), Owner.of(owner.client())).orElse(ErasureService.ERASED));
	}

	private AcceptedSubmission answered(Owner owner, @Nullable IdempotentRequest request, Job job,
			Function<Job, String> tell, boolean replayed) {
		String body = tell.apply(job);
		if (request != null) {
			body = this.keys.answer(owner, request, body).orElse(body);
		}
		return new AcceptedSubmission(job, body, replayed);
	}

	private static ApiProblem inFlight() {
		return new ApiProblem(HttpStatus.CONFLICT,
				new Problem("IDEMPOTENCY_KEY_IN_USE", "The request is being worked on",
						"A request with this Idempotency-Key is under way. Send it again to get its answer.", true))
			.retryAfter(Duration.ofSeconds(1));
	}

	private static ApiProblem reused() {
		return new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT,
				new Problem("IDEMPOTENCY_KEY_REUSED", "The Idempotency-Key belongs to another request",
						"Within the last 24 hours it came with other content. Use a new key for each request.", false));
	}

	/**
	 * Undoes a transaction: the same request, sent at the same time, was faster.
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
