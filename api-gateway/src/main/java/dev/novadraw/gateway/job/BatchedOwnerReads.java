package dev.novadraw.gateway.job;

import java.util.List;
import java.util.function.BiFunction;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.loop.Batcher;

/**
 * Batched reads of owners' data. While a query of one owner runs, that owner's further
 * reads are collected for the next query.
 *
 * @param <I> the type of the inputs
 * @param <O> the type of the results
 */
public final class BatchedOwnerReads<I, O> {

	private static final int READ_AT_ONCE = 100;

	private static final int MAX_OWNERS = 1000;

	private final LoadingCache<Owner, Batcher<I, O>> reads;

	/**
	 * Creates batched reads.
	 * @param read reads many inputs at once and returns the results in their order
	 */
	public BatchedOwnerReads(BiFunction<List<I>, Owner, List<O>> read) {
		this.reads = Caffeine.newBuilder()
			.maximumSize(MAX_OWNERS)
			.build((owner) -> new Batcher<>((all) -> read.apply(all, owner), READ_AT_ONCE, (failure) -> false));
	}

	public O read(I input, Owner owner) {
		return this.reads.get(owner).call(input);
	}

}
