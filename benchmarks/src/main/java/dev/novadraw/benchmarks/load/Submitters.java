package dev.novadraw.benchmarks.load;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

import dev.novadraw.benchmarks.contestant.Contestant;
import dev.novadraw.benchmarks.contestant.Nap;
import dev.novadraw.benchmarks.contestant.Naps;

/**
 * Concurrent clients, each of which submits its next job as soon as the last was
 * accepted.
 */
final class Submitters {

	private final Contestant contestant;

	private final Naps naps;

	private final int clients;

	private final String name;

	Submitters(Contestant contestant, Naps naps, int clients) {
		this(contestant, naps, clients, Contestant.CLIENT);
	}

	private Submitters(Contestant contestant, Naps naps, int clients, String name) {
		this.contestant = contestant;
		this.naps = naps;
		this.clients = clients;
		this.name = name;
	}

	/**
	 * Returns the same submitters under another client name.
	 */
	Submitters as(String name) {
		return new Submitters(this.contestant, this.naps, this.clients, name);
	}

	/**
	 * Submits the naps from {@code first} to before {@code afterLast}, and returns when
	 * all are accepted.
	 */
	void submit(int first, int afterLast, IntFunction<Nap> nap) {
		AtomicInteger next = new AtomicInteger(first);
		Parallel.start(this.clients, Thread.ofVirtual(), (client) -> submitEach(next, afterLast, nap)).join();
	}

	private void submitEach(AtomicInteger next, int afterLast, IntFunction<Nap> nap) {
		for (int number = next.getAndIncrement(); number < afterLast; number = next.getAndIncrement()) {
			this.contestant.submit(this.name, nap.apply(number));
			this.naps.accepted(number);
		}
	}

}
