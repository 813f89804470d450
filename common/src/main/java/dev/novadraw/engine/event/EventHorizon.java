package dev.novadraw.engine.event;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The position up to which no event can appear any more. Transactions commit in another
 * order than they take positions, and what commits late must not be passed over. A
 * transaction locks the table of events before it takes a position: so whatever is not
 * committed yet, up to the last position of some moment, belongs to a transaction that
 * held that lock right after. The horizon is at that position once all of those are over.
 * <p>
 * For one thread at a time.
 */
final class EventHorizon {

	private static final int MAX_MARKS = 32;

	private final LongSupplier nanos;

	private final Deque<Mark> marks = new ArrayDeque<>();

	private String server = "";

	private long reached;

	EventHorizon(LongSupplier nanos) {
		this.nanos = nanos;
	}

	/** The last position of a moment, and who was writing events right after. */
	private record Mark(long position, Set<String> writers, long since) {
	}

	/**
	 * Returns the horizon, as far as it is known.
	 * @param position where the log ends
	 * @param writers the transactions that hold the lock, looked up after the position
	 */
	long advance(EventPosition position, Set<String> writers) {
		if (!position.server().equals(this.server) || position.last() < this.reached) {
			// Neither positions nor transactions of another server mean anything here.
			this.marks.clear();
			this.reached = 0;
			this.server = position.server();
		}
		if (this.marks.size() == MAX_MARKS) {
			this.marks.removeLast();
		}
		this.marks.addLast(new Mark(position.last(), new HashSet<>(writers), this.nanos.getAsLong()));
		this.marks.forEach((mark) -> mark.writers().retainAll(writers));
		while (!this.marks.isEmpty() && this.marks.getFirst().writers().isEmpty()) {
			this.reached = this.marks.removeFirst().position();
		}
		return this.reached;
	}

	/**
	 * The transactions that the horizon waits for; empty when it waits for none.
	 */
	Set<String> writers() {
		return this.marks.isEmpty() ? Set.of() : Set.copyOf(this.marks.getFirst().writers());
	}

	/**
	 * Returns the time it has been waiting for them.
	 */
	Duration waiting() {
		return this.marks.isEmpty() ? Duration.ZERO
				: Duration.ofNanos(this.nanos.getAsLong() - this.marks.getFirst().since());
	}

	/**
	 * Forgets for whom it waits, because everything is published.
	 */
	void clear() {
		this.marks.clear();
	}

}
