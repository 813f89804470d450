package dev.novadraw.engine.event;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The position up to which no further event can appear. Transactions commit in another
 * order than they take positions, and late commits must not be skipped. Each transaction
 * locks the event table before it takes a position. A position that is taken but not
 * committed at some moment therefore belongs to a transaction that held the lock right
 * after. The horizon reaches the last position of that moment once all of these
 * transactions have ended.
 * <p>
 * Not thread-safe.
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

	/**
	 * The last position at one moment, and the transactions that held the lock right
	 * after.
	 */
	private record Mark(long position, Set<String> writers, long since) {
	}

	/**
	 * Returns the horizon, as far as it is known.
	 * @param position the end of the log
	 * @param writers the transactions that hold the lock, read after the position
	 */
	long advance(EventPosition position, Set<String> writers) {
		if (!position.server().equals(this.server) || position.last() < this.reached) {
			// Positions and transactions of another server have no meaning here.
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
	 * Returns the transactions that the horizon waits for; empty if it waits for none.
	 */
	Set<String> writers() {
		return this.marks.isEmpty() ? Set.of() : Set.copyOf(this.marks.getFirst().writers());
	}

	/**
	 * Returns the time that the horizon has been waiting for them.
	 */
	Duration waiting() {
		return this.marks.isEmpty() ? Duration.ZERO
				: Duration.ofNanos(this.nanos.getAsLong() - this.marks.getFirst().since());
	}

	/**
	 * Clears the transactions it waits for, because everything is published.
	 */
	void clear() {
		this.marks.clear();
	}

}
