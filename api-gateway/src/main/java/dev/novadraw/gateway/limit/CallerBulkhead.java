package dev.novadraw.gateway.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.caller.ClientLimits;
import dev.novadraw.gateway.problem.ApiProblem;

/**
 * A bulkhead that limits concurrent use of one resource of this server: in total, per
 * client and per credential.
 */
public final class CallerBulkhead {

	private final int max;

	private final Semaphore free;

	private final Function<ClientLimits, @Nullable Integer> limit;

	private final int share;

	private final Map<String, Integer> byCredential = new ConcurrentHashMap<>();

	private final Map<String, Integer> byClient = new ConcurrentHashMap<>();

	/**
	 * Creates a bulkhead with all slots free.
	 * @param limit the maximum of each credential, null for none
	 */
	public CallerBulkhead(int max, ClientShare share, Function<ClientLimits, @Nullable Integer> limit) {
		this.max = max;
		this.share = (int) share.of(max);
		this.free = new Semaphore(max);
		this.limit = limit;
	}

	/**
	 * Acquires a slot.
	 * @param full creates the problem when no slot is free
	 * @param tooMany creates the problem when a credential or client has reached its
	 * limit
	 * @throws ApiProblem if no slot was acquired
	 */
	public void acquire(Caller caller, Supplier<ApiProblem> full, Function<Integer, ApiProblem> tooMany) {
		if (!this.free.tryAcquire()) {
			throw full.get();
		}
		int ofCredential = this.byCredential.merge(caller.credential(), 1, Integer::sum);
		int ofClient = this.byClient.merge(caller.client(), 1, Integer::sum);
		ClientLimits limits = caller.limits();
		Integer limit = (limits != null) ? this.limit.apply(limits) : null;
		if (limit != null && ofCredential > limit) {
			release(caller);
			throw tooMany.apply(limit);
		}
		if (limits != null && ofClient > this.share) {
			release(caller);
			throw tooMany.apply(this.share);
		}
	}

	public void release(Caller caller) {
		decrement(this.byCredential, caller.credential());
		decrement(this.byClient, caller.client());
		this.free.release();
	}

	private static void decrement(Map<String, Integer> counts, String key) {
		counts.computeIfPresent(key, (name, count) -> (count > 1) ? count - 1 : null);
	}

	public int inUse() {
		return this.max - this.free.availablePermits();
	}

}
