package dev.novadraw.gateway.upload;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import dev.novadraw.gateway.body.BodyListener;
import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.problem.ApiProblem;

/**
 * The memory of the uploads under way. Each takes as much as has arrived of it, whatever
 * it announced.
 */
final class UploadMemory {

	private final long max;

	private final long maxOfClient;

	private final Supplier<ApiProblem> full;

	private final Supplier<ApiProblem> tooMuch;

	private final AtomicLong taken = new AtomicLong();

	private final Map<String, Long> byClient = new ConcurrentHashMap<>();

	/**
	 * Creates memory that is all free.
	 * @param max bytes of all uploads
	 * @param maxOfClient bytes of the uploads of one client
	 * @param full tells a client that all of it is taken
	 * @param tooMuch tells a client that its own uploads have all they may have
	 */
	UploadMemory(long max, long maxOfClient, Supplier<ApiProblem> full, Supplier<ApiProblem> tooMuch) {
		this.max = max;
		this.maxOfClient = Math.min(max, maxOfClient);
		this.full = full;
		this.tooMuch = tooMuch;
	}

	/**
	 * Begins an upload, which has nothing at first.
	 * @param announced how many bytes are announced; -1 if that is not known
	 * @param copies how often they are in memory while they are read
	 */
	Reservation reserve(Caller caller, long announced, int copies) {
		long client = (caller.limits() != null) ? this.maxOfClient : this.max;
		Reservation reservation = new Reservation(caller.client(), client, copies);
		// Not taken yet, but no use to begin with what will not fit.
		if (announced > 0) {
			reservation.requireFree(Math.min(announced * copies, client));
		}
		return reservation;
	}

	/**
	 * Returns how many bytes are taken.
	 */
	long taken() {
		return this.taken.get();
	}

	/**
	 * The memory of one upload.
	 */
	final class Reservation implements BodyListener, AutoCloseable {

		private final String client;

		private final long maxOfClient;

		private final int copies;

		private long bytes;

		private Reservation(String client, long maxOfClient, int copies) {
			this.client = client;
			this.maxOfClient = maxOfClient;
			this.copies = copies;
		}

		@Override
		public void arrived(int arrived) {
			// Even the largest has to fit when it is alone.
			long more = Math.min((long) arrived * this.copies, this.maxOfClient - this.bytes);
			this.bytes += more;
			requireWithin(UploadMemory.this.taken.addAndGet(more),
					UploadMemory.this.byClient.merge(this.client, more, Long::sum));
		}

		private void requireFree(long more) {
			requireWithin(UploadMemory.this.taken.get() + more,
					UploadMemory.this.byClient.getOrDefault(this.client, 0L) + more);
		}

		private void requireWithin(long taken, long ofClient) {
			if (taken > UploadMemory.this.max) {
				throw UploadMemory.this.full.get();
			}
			if (ofClient > this.maxOfClient) {
				throw UploadMemory.this.tooMuch.get();
			}
		}

		@Override
		public void close() {
			UploadMemory.this.taken.addAndGet(-this.bytes);
			UploadMemory.this.byClient.computeIfPresent(this.client,
					(name, sum) -> (sum > this.bytes) ? Long.valueOf(sum - this.bytes) : null);
		}

	}

}
