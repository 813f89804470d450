package dev.novadraw.queuemodel.world;

/**
 * A worker thread and its knowledge, which may be outdated.
 */
public final class Slot {

	public enum Phase {

		IDLE, HINTED, CLAIMED, CALLING,

		/** The outcome was written, but the response was lost. */
		REPEATING

	}

	/** The outcome of an attempt. */
	public enum Ending {

		COMPLETED, FAILED, RETRY, SNOOZED, RETURNED, CANCELED

	}

	private static final Phase[] PHASES = Phase.values();

	private static final Ending[] ENDINGS = Ending.values();

	public Phase phase = Phase.IDLE;

	public int job;

	/** True if there was a newer dispatch since the hint. */
	public boolean oldHint;

	public int attempt;

	public int token;

	/** The actual number of the claim, whatever the token. */
	public int claim;

	public Ending ending = Ending.COMPLETED;

	public static Slot claimed(int number, Job job) {
		Slot slot = new Slot();
		slot.phase = Phase.CLAIMED;
		slot.job = number;
		slot.attempt = job.attempt;
		slot.token = job.token;
		slot.claim = job.claims;
		return slot;
	}

	public boolean isInAttempt() {
		return this.phase == Phase.CLAIMED || this.phase == Phase.CALLING;
	}

	/** Returns true if an outcome of an attempt must still be written. */
	public boolean hasAnOutcome() {
		return isInAttempt() || this.phase == Phase.REPEATING;
	}

	void write(Packing words) {
		words.put(this.phase.ordinal(), 3);
		words.put(this.job, 1);
		words.put(this.oldHint);
		words.put(this.attempt, 2);
		words.put(this.token, 3);
		words.put(this.claim, 3);
		words.put(this.ending.ordinal(), 3);
	}

	static Slot read(Packing words) {
		Slot slot = new Slot();
		slot.phase = PHASES[words.next(3)];
		slot.job = words.next(1);
		slot.oldHint = words.nextFlag();
		slot.attempt = words.next(2);
		slot.token = words.next(3);
		slot.claim = words.next(3);
		slot.ending = ENDINGS[words.next(3)];
		return slot;
	}

	// Copied by hand, since clone() takes much longer and millions are copied.
	public Slot copy() {
		Slot copy = new Slot();
		copy.phase = this.phase;
		copy.job = this.job;
		copy.oldHint = this.oldHint;
		copy.attempt = this.attempt;
		copy.token = this.token;
		copy.claim = this.claim;
		copy.ending = this.ending;
		return copy;
	}

}
