package dev.novadraw.gateway.legacy;

import java.util.HexFormat;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.gateway.idempotency.AcceptedSubmission;
import dev.novadraw.gateway.idempotency.IdempotentRequest;
import dev.novadraw.gateway.problem.ApiProblem;

/**
 * Recognizes repeated requests for a story. The legacy app sends no idempotency key and
 * repeats a request when its connection breaks, which looks like a request for another
 * story. While a job is in flight its response cannot have arrived, so an equal request
 * joins that job.
 *
 * @param headers the headers of the request
 * @param owner the owner of the story
 * @param content the drawing: its bytes, or its id
 */
record ResubmissionDetector(HttpHeaders headers, Owner owner, Object content) {

	private static final String OPERATION = "POST /api/create-story";

	/**
	 * Accepts the request, or joins an equal job in flight.
	 * @param submit submits under a key, or without one if null
	 */
	AcceptedSubmission accept(Function<@Nullable IdempotentRequest, AcceptedSubmission> submit) {
		IdempotentRequest named = IdempotentRequest.of(this.headers, OPERATION, this.owner, this.content);
		if (named != null) {
			return submit.apply(named);
		}
		try {
			return join(submit);
		}
		catch (ApiProblem ex) {
			if (ex.status() != HttpStatus.GONE) {
				throw ex;
			}
			// The earlier story was erased, so this is a request for a new one.
			return submit.apply(null);
		}
	}

	private AcceptedSubmission join(Function<@Nullable IdempotentRequest, AcceptedSubmission> submit) {
		String key = HexFormat.of().formatHex(under("content").fingerprint());
		AcceptedSubmission accepted = submit.apply(under(key));
		// Each ended job leads to the next key, so that concurrent requests submit only
		// one new job.
		while (accepted.replayed() && accepted.job().state().isFinal()) {
			accepted = submit.apply(under(key + " after " + accepted.job().id()));
		}
		return accepted;
	}

	private IdempotentRequest under(String key) {
		HttpHeaders named = new HttpHeaders();
		named.set(IdempotentRequest.HEADER, key);
		return Objects.requireNonNull(IdempotentRequest.of(named, OPERATION, this.owner, this.content));
	}

	@Override
	public String toString() {
		return "a request sent again for " + this.owner;
	}

}
