package dev.novadraw.gateway.upload;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import dev.novadraw.gateway.body.BodyListener;
import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.problem.ApiProblem;

/**
 * The memory of concurrent uploads. Each reserves the bytes that have arrived, not those
 * it announced.
 */
final class UploadMemory {

	private final long max;

	private final long maxOfClient;

	private final Supplier<ApiProblem> full;

	private final Supplier<ApiProblem> tooMuch;

	private final AtomicLong reserved = new AtomicLong();

	private final Map<String, Long> byClient = new ConcurrentHashMap<>();

	/**
	 * Creates memory without any reservation.
	 * @param max the maximum number of bytes of all uploads
	 * @param maxOfClient the maximum number of bytes of the uploads of one client
	 * @param full the problem for an upload that exceeds the memory
	 * @param tooMuch the problem for an upload that exceeds the share of its client
	 */
	UploadMemory(long max, long maxOfClient, Supplier<ApiProblem> full, Supplier<ApiProblem> tooMuch) {
		this.max = max;
		this.maxOfClient = Math.min(max, maxOfClient);
		this.full = full;
		this.tooMuch = tooMuch;
	}

	/**
	 * Starts a reservation, which is empty at first.
	 * @param announced the announced number of bytes, -1 if unknown
	 * @param copies the number of copies in memory while they are read
	 */
	Reservation reserve(Caller caller, long announced, int copies) {
		long client = (caller.limits() != null) ? this.maxOfClient : this.max;
		Reservation reservation = new Reservation(caller.client(), client, copies);
		// Nothing is reserved yet, but an upload that will not fit must not start.
		if (announced > 0) {
			reservation.requireFree(Math.min(announced * copies, client));
		}
		return reservation;
	}

	/**
	 * Returns the number of reserved bytes.
	 */
	long reserved() {
		return this.reserved.get();
	}

	/**
	 * The reservation of one upload.
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
			// Even the largest upload has to fit if it is the only one.
			long added = Math.min((long) arrived * this.copies, this.maxOfClient - this.bytes);
			this.bytes += added;
			requireWithin(UploadMemory.this.reserved.addAndGet(added),
					UploadMemory.this.byClient.merge(this.client, added, Long::sum));
		}

		private void requireFree(long added) {
			requireWithin(UploadMemory.this.reserved.get() + added,
					UploadMemory.this.byClient.getOrDefault(this.client, 0L) + added);
		}

		private void requireWithin(long total, long ofClient) {
			if (total > UploadMemory.this.max) {
				throw UploadMemory.this.full.get();
			}
			if (ofClient > this.maxOfClient) {
				throw UploadMemory.this.tooMuch.get();
			}
		}

		@Override
		public void close() {
			UploadMemory.this.reserved.addAndGet(-this.bytes);
			UploadMemory.this.byClient.computeIfPresent(this.client,
					(name, sum) -> (sum > this.bytes) ? Long.valueOf(sum - this.bytes) : null);
		}

	}

}
