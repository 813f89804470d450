package dev.novadraw.gateway.upload;

import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.gateway.body.BodyListener;
import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.caller.ClientLimits;
import dev.novadraw.gateway.limit.CallerBulkhead;
import dev.novadraw.gateway.limit.ClientShare;
import dev.novadraw.gateway.limit.Permit;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.Quota;
import dev.novadraw.gateway.upload.UploadMemory.Reservation;

/**
 * The limiter of concurrent uploads. Each is in memory until it is stored, so their
 * number and their total size are limited. One client may use only a share of both.
 */
@Component
@EnableConfigurationProperties(UploadProperties.class)
public class UploadLimiter {

	public static final int MAX_DRAWING_BYTES = 10 * 1024 * 1024;

	/** The largest drawing, and space for everything else in a request. */
	public static final int MAX_REQUEST_BYTES = MAX_DRAWING_BYTES + 256 * 1024;

	private static final Duration PAUSE = Duration.ofSeconds(2);

	private static final String NAME = "uploads";

	private final int max;

	private final CallerBulkhead slots;

	private final UploadMemory memory;

	UploadLimiter(UploadProperties settings, ClientShare share, MeterRegistry meters) {
		this.max = settings.max();
		this.slots = new CallerBulkhead(this.max, share, ClientLimits::uploads);
		long bytes = settings.maxBytes();
		// One upload of a client always fits.
		this.memory = new UploadMemory(bytes, Math.max(share.of(bytes), MAX_REQUEST_BYTES), this::busy,
				UploadLimiter::tooMuch);
		meters.gauge("novadraw.uploads.open", this.slots, CallerBulkhead::inUse);
		meters.gauge("novadraw.uploads.memory", this.memory, UploadMemory::reserved);
	}

	/**
	 * Admits or rejects an upload.
	 * @return the permit, to be closed when the upload is stored
	 */
	public Permit admit(Caller caller, HttpServletRequest request) {
		return admit(caller, request, 1);
	}

	/**
	 * Admits or rejects an upload.
	 * @param copies the number of copies in memory while it is read
	 * @return the permit, to be closed when the upload is stored
	 */
	public Permit admit(Caller caller, HttpServletRequest request, int copies) {
		this.slots.acquire(caller, this::busy, UploadLimiter::tooMany);
		try {
			Reservation memory = this.memory.reserve(caller, announced(request), copies);
			BodyListener.listen(request, memory);
			return () -> {
				memory.close();
				this.slots.release(caller);
			};
		}
		catch (RuntimeException ex) {
			this.slots.release(caller);
			throw ex;
		}
	}

	// An upload that announces more than the maximum is rejected while it is read.
	private static long announced(HttpServletRequest request) {
		return Math.min(request.getContentLengthLong(), MAX_REQUEST_BYTES);
	}

	private ApiProblem busy() {
		return Quota.exhausted(NAME, this.max, PAUSE)
			.used(ProblemCode.UPLOADS_BUSY,
					"This server cannot receive another drawing now. Send the same request again after the time in Retry-After.");
	}

	private static ApiProblem tooMany(int limit) {
		return Quota.exhausted(NAME, limit, PAUSE)
			.used(ProblemCode.TOO_MANY_UPLOADS,
					"At most %d uploads at a time are allowed. Send drawings one after the other.".formatted(limit));
	}

	private static ApiProblem tooMuch() {
		return Quota.exhausted(NAME, 1, PAUSE)
			.used(ProblemCode.TOO_MANY_UPLOADS,
					"The concurrent uploads of this client are too large together. Send drawings one after the other.");
	}

}
