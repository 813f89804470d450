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

	/** Packs all fields, or unpacks them. */
	void pack(Packing words) {
		this.phase = words.constant(this.phase, PHASES, 3);
		this.job = words.number(this.job, 1);
		this.oldHint = words.flag(this.oldHint);
		this.attempt = words.number(this.attempt, 2);
		this.token = words.number(this.token, 3);
		this.claim = words.number(this.claim, 3);
		this.ending = words.constant(this.ending, ENDINGS, 3);
	}

}
