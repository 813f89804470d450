package dev.novadraw.gateway.stream;

import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.caller.ClientLimits;
import dev.novadraw.gateway.limit.CallerBulkhead;
import dev.novadraw.gateway.limit.ClientShare;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.Quota;

/**
 * Limits the number of open streams.
 */
@Component
@EnableConfigurationProperties(StreamProperties.class)
class StreamLimiter {

	private static final Duration PAUSE = Duration.ofSeconds(5);

	private final int max;

	private final CallerBulkhead slots;

	StreamLimiter(StreamProperties settings, ClientShare share, MeterRegistry meters) {
		this.max = settings.max();
		this.slots = new CallerBulkhead(this.max, share, ClientLimits::streams);
		meters.gauge("novadraw.streams.open", this.slots, CallerBulkhead::inUse);
	}

	/**
	 * Reserves a stream, or throws the problem of the limit that is reached.
	 */
	void open(Caller caller) {
		this.slots.acquire(caller,
				() -> full(this.max, ProblemCode.STREAMS_BUSY,
						"This server cannot serve another stream now. Try again later, or poll the job."),
				(limit) -> full(limit, ProblemCode.TOO_MANY_STREAMS,
						"At most %d streams at a time are allowed. Close those that are done.".formatted(limit)));
	}

	void close(Caller caller) {
		this.slots.release(caller);
	}

	private static ApiProblem full(int quota, ProblemCode code, String detail) {
		return Quota.exhausted("streams", quota, PAUSE).used(code, detail);
	}

}
