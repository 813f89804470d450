package dev.novadraw.benchmarks.load;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

import dev.novadraw.benchmarks.contestant.Contestant;
import dev.novadraw.benchmarks.contestant.Fleet;
import dev.novadraw.benchmarks.contestant.Nap;
import dev.novadraw.benchmarks.contestant.Naps;

/**
 * A contestant that runs jobs in memory, with a fixed delay before each, so that the
 * expected figures are known.
 */
final class FakeContestant implements Contestant {

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final Semaphore slots;

	private final Naps naps;

	private final long delayMillis;

	private final AtomicLong unsettled = new AtomicLong();

	FakeContestant(Fleet fleet, Naps naps, long delayMillis) {
		this.slots = new Semaphore(fleet.size());
		this.naps = naps;
		this.delayMillis = delayMillis;
	}

	@Override
	public void submit(String client, Nap nap) {
		this.unsettled.incrementAndGet();
		this.threads.execute(() -> run(nap));
	}

	private void run(Nap nap) {
		this.slots.acquireUninterruptibly();
		try {
			// A busy slot that does no work, which lowers the utilisation.
			new Naps(1).run(new Nap(0, this.delayMillis));
			this.naps.run(nap);
		}
		finally {
			this.slots.release();
			this.unsettled.decrementAndGet();
		}
	}

	@Override
	public long unsettled() {
		return this.unsettled.get();
	}

	@Override
	public void close() {
		this.threads.close();
	}

}
