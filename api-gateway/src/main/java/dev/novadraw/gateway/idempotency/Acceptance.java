package dev.novadraw.gateway.idempotency;

import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

import dev.novadraw.client.Owner;
import dev.novadraw.client.OwnerTransactions;
import dev.novadraw.gateway.limit.Place;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.job.Job;
import dev.novadraw.job.JobId;
import dev.novadraw.job.JobRepository;
import dev.novadraw.job.JobSubmission;
import dev.novadraw.problem.Problem;

/**
 * Accepts a wish once, however often it is sent: job and key are written in one
 * transaction, so that there is either both or neither, whatever breaks in between.
 */
@Service
public class Acceptance {

	/** What PostgreSQL says when somebody else holds on to a row for too long. */
	private static final String LOCKED = "55P03";

	private final IdempotencyKeys keys;

	private final JobRepository jobs;

	private final JobSubmission submission;

	private final OwnerTransactions transactions;

	Acceptance(IdempotencyKeys keys, JobRepository jobs, JobSubmission submission, OwnerTransactions transactions) {
		this.keys = keys;
		this.jobs = jobs;
		this.submission = submission;
		this.transactions = transactions;
	}

	/**
	 * Accepts a wish, or finds it accepted.
	 * @param request by what it is recognised, null when it is not
	 * @param admit finds a place for what is new, or refuses it
	 * @param write writes the job, in the transaction in which it is called
	 * @param tell how the job is told to the client, as JSON
	 */
	public Accepted accept(Owner owner, @Nullable Idempotency request, Supplier<Place> admit, Supplier<JobId> write,
			Function<Job, String> tell) {
		Optional<Accepted> before = (request != null) ? replay(owner, request, tell) : Optional.empty();
		return before.orElseGet(() -> acceptNow(owner, request, admit, write, tell));
	}

	private Accepted acceptNow(Owner owner, @Nullable Idempotency request, Supplier<Place> admit, Supplier<JobId> write,
			Function<Job, String> tell) {
		try (Place _ = admit.get()) {
			Job job = this.transactions.call(owner, () -> write(owner, request, write));
			this.submission.announce();
			return answered(owner, request, job, tell, false);
		}
		catch (AcceptedMeanwhile ex) {
			return replay(owner, ex.request, tell).orElseThrow(Acceptance::inFlight);
		}
	}

	private Job write(Owner owner, @Nullable Idempotency request, Supplier<JobId> write) {
		JobId id = write.get();
		if (request != null && !isFirst(owner, request, id)) {
			throw new AcceptedMeanwhile(request);
		}
		return this.jobs.find(id, owner).orElseThrow();
	}

	private boolean isFirst(Owner owner, Idempotency request, JobId id) {
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

	private Optional<Accepted> replay(Owner owner, Idempotency request, Function<Job, String> tell) {
		return this.transactions.call(owner, () -> this.keys.find(owner, request)).flatMap((earlier) -> {
			if (!MessageDigest.isEqual(earlier.fingerprint(), request.fingerprint())) {
				throw reused();
			}
			Optional<Job> job = this.transactions.call(owner, () -> this.jobs.find(earlier.job(), owner));
			String response = earlier.response();
			return job.map((found) -> (response != null) ? new Accepted(found, response, true)
					: answered(owner, request, found, tell, true));
		});
	}

	private Accepted answered(Owner owner, @Nullable Idempotency request, Job job, Function<Job, String> tell,
			boolean replayed) {
		String body = tell.apply(job);
		if (request != null) {
			String told = body;
			body = this.transactions.call(owner, () -> this.keys.answer(owner, request, told)).orElse(told);
		}
		return new Accepted(job, body, replayed);
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
						"Within the last 24 hours it came with other content. Make a new key for each new wish.",
						false));
	}

	/**
	 * Undoes a transaction: the same request, sent at the same time, was faster.
	 */
	private static final class AcceptedMeanwhile extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final transient Idempotency request;

		AcceptedMeanwhile(Idempotency request) {
			super(null, null, false, false);
			this.request = request;
		}

	}

}
