package dev.novadraw.gateway.stream;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import dev.novadraw.gateway.access.Caller;
import dev.novadraw.gateway.access.ClientLimits;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.problem.Problem;

/**
 * Counts the streams that are open, so that no more are opened than can be served.
 */
@Component
class OpenStreams {

	private static final Duration PAUSE = Duration.ofSeconds(5);

	private final Semaphore free;

	private final Map<String, Integer> byCredential = new ConcurrentHashMap<>();

	OpenStreams(StreamSettings settings, MeterRegistry meters) {
		this.free = new Semaphore(settings.most());
		meters.gauge("novadraw.streams.open", this.free, (left) -> settings.most() - left.availablePermits());
	}

	/**
	 * Opens one more, or ends the request.
	 */
	void open(Caller caller) {
		if (!this.free.tryAcquire()) {
			throw full(HttpStatus.SERVICE_UNAVAILABLE, "STREAMS_BUSY", "Too many streams are open",
					"This server cannot serve another stream now. Try again, or poll the job.");
		}
		int open = this.byCredential.merge(caller.credential(), 1, Integer::sum);
		Integer limit = limit(caller);
		if (limit != null && open > limit) {
			close(caller);
			throw full(HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_STREAMS", "Too many of your streams are open",
					"There may be %d at a time. Close those that are done.".formatted(limit));
		}
	}

	void close(Caller caller) {
		this.byCredential.computeIfPresent(caller.credential(), (key, open) -> (open > 1) ? open - 1 : null);
		this.free.release();
	}

	private static @Nullable Integer limit(Caller caller) {
		ClientLimits limits = caller.limits();
		return (limits != null) ? limits.streams() : null;
	}

	private static ApiProblem full(HttpStatus status, String code, String title, String detail) {
		return new ApiProblem(status, new Problem(code, title, detail, true)).retryAfter(PAUSE);
	}

}
