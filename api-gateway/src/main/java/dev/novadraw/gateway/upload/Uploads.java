package dev.novadraw.gateway.upload;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import dev.novadraw.gateway.access.Caller;
import dev.novadraw.gateway.access.ClientLimits;
import dev.novadraw.gateway.limit.CallerSlots;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.Quota;
import dev.novadraw.problem.Problem;

/**
 * The uploads under way. Each is in memory until it is stored, so there are only so many,
 * and only so many bytes of them, at a time.
 */
@Component
@EnableConfigurationProperties(UploadSettings.class)
public class Uploads {

	public static final int MOST_DRAWING_BYTES = 10 * 1024 * 1024;

	/** The largest drawing, and some room for everything else in a request. */
	public static final int MOST_REQUEST_BYTES = MOST_DRAWING_BYTES + 256 * 1024;

	private static final Duration PAUSE = Duration.ofSeconds(2);

	private static final String NAME = "uploads";

	private final int most;

	private final CallerSlots slots;

	private final int mostKilobytes;

	private final Semaphore kilobytes;

	Uploads(UploadSettings settings, MeterRegistry meters) {
		this.most = settings.most();
		this.slots = new CallerSlots(this.most, ClientLimits::uploads);
		this.mostKilobytes = settings.mostKilobytes();
		this.kilobytes = new Semaphore(this.mostKilobytes);
		meters.gauge("novadraw.uploads.open", this.slots, CallerSlots::taken);
	}

	/**
	 * Receives and stores an upload, if there is room for it.
	 * @param length how many bytes it says it has; -1 if it does not say
	 */
	public <T> T receive(Caller caller, long length, Supplier<T> work) {
		return receive(caller, length, 1, work);
	}

	/**
	 * Receives and stores an upload, if there is room for it.
	 * @param length how many bytes it says it has; -1 if it does not say
	 * @param copies how often it is in memory while it is read
	 */
	public <T> T receive(Caller caller, long length, int copies, Supplier<T> work) {
		this.slots.take(caller, this::busy, Uploads::tooMany);
		try {
			long bytes = (length < 0 || length > MOST_REQUEST_BYTES) ? MOST_REQUEST_BYTES : length;
			// Even the largest has to find room when it is alone.
			int kilobytes = (int) Math.min(bytes * copies / 1024, this.mostKilobytes);
			if (!this.kilobytes.tryAcquire(kilobytes)) {
				throw busy();
			}
			try {
				return work.get();
			}
			finally {
				this.kilobytes.release(kilobytes);
			}
		}
		finally {
			this.slots.giveBack(caller);
		}
	}

	private ApiProblem busy() {
		return Quota.exhausted(NAME, this.most, PAUSE)
			.used(HttpStatus.SERVICE_UNAVAILABLE, new Problem("UPLOADS_BUSY", "Too many uploads are under way",
					"This server cannot receive another drawing now. Send the same request again.", true));
	}

	private static ApiProblem tooMany(int limit) {
		return Quota.exhausted(NAME, limit, PAUSE)
			.used(HttpStatus.TOO_MANY_REQUESTS,
					new Problem("TOO_MANY_UPLOADS", "Too many of your uploads are under way",
							"There may be %d at a time. Send drawings one after the other.".formatted(limit), true));
	}

}
