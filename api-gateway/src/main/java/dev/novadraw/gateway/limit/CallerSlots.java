package dev.novadraw.gateway.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.novadraw.gateway.access.Caller;
import dev.novadraw.gateway.access.ClientLimits;
import dev.novadraw.gateway.problem.ApiProblem;

/**
 * What there may only be so much of at a time on this server, and for each key.
 */
public final class CallerSlots {

	private final int most;

	private final Semaphore free;

	private final Function<ClientLimits, @Nullable Integer> limit;

	private final Map<String, Integer> byCredential = new ConcurrentHashMap<>();

	public CallerSlots(int most, Function<ClientLimits, @Nullable Integer> limit) {
		this.most = most;
		this.free = new Semaphore(most);
		this.limit = limit;
	}

	/**
	 * Takes one, or ends the request.
	 * @param full what is told when none is left
	 * @param tooMany what is told to one who has as many as a key may have
	 */
	public void take(Caller caller, Supplier<ApiProblem> full, Function<Integer, ApiProblem> tooMany) {
		if (!this.free.tryAcquire()) {
			throw full.get();
		}
		int taken = this.byCredential.merge(caller.credential(), 1, Integer::sum);
		ClientLimits limits = caller.limits();
		Integer limit = (limits != null) ? this.limit.apply(limits) : null;
		if (limit != null && taken > limit) {
			giveBack(caller);
			throw tooMany.apply(limit);
		}
	}

	public void giveBack(Caller caller) {
		this.byCredential.computeIfPresent(caller.credential(), (key, taken) -> (taken > 1) ? taken - 1 : null);
		this.free.release();
	}

	public int taken() {
		return this.most - this.free.availablePermits();
	}

}
