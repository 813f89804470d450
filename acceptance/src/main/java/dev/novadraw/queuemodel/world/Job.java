package dev.novadraw.queuemodel.world;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.job.JobState;

/**
 * A job in a situation: its row, its hints, and state that only the model tracks. Hints
 * have no sequence numbers, since it only matters whether one belongs to the newest
 * dispatch.
 */
public final class Job {

	/** The progress of the gateway that accepts the job. */
	public enum Gateway {

		BEFORE_COMMIT, COMMITTED, ANSWERED, DEAD

	}

	public enum Lease {

		NONE, GOOD, OVER,

		/** The lease ran out while the database was unreachable. */
		AWAY

	}

	private static final JobState[] STATES = JobState.values();

	private static final Lease[] LEASES = Lease.values();

	private static final Gateway[] GATEWAYS = Gateway.values();

	public @Nullable JobState state;

	public int attempt;

	public int token;

	/** The worker that runs the job: 1 or 2, or 0 for none. */
	public int holder;

	public Lease lease = Lease.NONE;

	/**
	 * True if the response to the claim was lost, so that the holder does not know of it.
	 */
	public boolean unknown;

	public boolean cancelRequested;

	/** True if a dispatcher has not sent the newest hint yet. */
	public boolean unsent;

	public boolean unsentOld;

	/** True if the newest hint is in Kafka. */
	public boolean sent;

	public boolean sentOld;

	/** True if the hint was sent before its dispatch is committed, in a flawed design. */
	public boolean announced;

	public Gateway gateway = Gateway.BEFORE_COMMIT;

	/** The actual number of claims, whatever the token. */
	public int claims;

	public int calls;

	/** The number of attempts lost with their workers that do not count. */
	public int givenBack;

	/** True if its client received the response that it is or will be canceled. */
	public boolean cancelAccepted;

	/**
	 * Returns true if the job may have killed its worker, so that it runs in isolation.
	 */
	public boolean isSuspect() {
		return this.givenBack > 1;
	}

	public boolean is(JobState one) {
		return this.state == one;
	}

	public boolean isOpen() {
		return this.state != null && !this.state.isFinal();
	}

	public boolean isFinal() {
		return this.state != null && this.state.isFinal();
	}

	/** Returns true if nothing remains to be done for the job. */
	boolean isDone() {
		return (this.state != null) ? this.state.isFinal() : this.gateway == Gateway.DEAD;
	}

	/** Moves the job into a state without a holder. */
	public void goesTo(JobState next) {
		this.state = next;
		this.holder = 0;
		this.unknown = false;
		this.lease = Lease.NONE;
		if (next.isFinal()) {
			// Hints of a final job have no effect, so situations must not differ by them.
			this.sent = false;
			this.sentOld = false;
			this.unsentOld = false;
		}
	}

	public boolean hasSameRow(Job other) {
		return this.state == other.state && this.attempt == other.attempt && this.token == other.token
				&& this.holder == other.holder;
	}

	void write(Packing words) {
		words.put((this.state != null) ? this.state.ordinal() + 1 : 0, 3);
		words.put(this.attempt, 2);
		words.put(this.token, 3);
		words.put(this.holder, 2);
		words.put(this.lease.ordinal(), 2);
		words.put(this.unknown);
		words.put(this.cancelRequested);
		words.put(this.unsent);
		words.put(this.unsentOld);
		words.put(this.sent);
		words.put(this.sentOld);
		words.put(this.announced);
		words.put(this.gateway.ordinal(), 2);
		words.put(this.claims, 3);
		words.put(this.calls, 3);
		words.put(this.cancelAccepted);
		words.put(this.givenBack, 2);
	}

	static Job read(Packing words) {
		Job job = new Job();
		int state = words.take(3);
		job.state = (state > 0) ? STATES[state - 1] : null;
		job.attempt = words.take(2);
		job.token = words.take(3);
		job.holder = words.take(2);
		job.lease = LEASES[words.take(2)];
		job.unknown = words.takeFlag();
		job.cancelRequested = words.takeFlag();
		job.unsent = words.takeFlag();
		job.unsentOld = words.takeFlag();
		job.sent = words.takeFlag();
		job.sentOld = words.takeFlag();
		job.announced = words.takeFlag();
		job.gateway = GATEWAYS[words.take(2)];
		job.claims = words.take(3);
		job.calls = words.take(3);
		job.cancelAccepted = words.takeFlag();
		job.givenBack = words.take(2);
		return job;
	}

	// Copied by hand, since clone() takes much longer and millions are copied.
	Job copy() {
		Job copy = new Job();
		copy.state = this.state;
		copy.attempt = this.attempt;
		copy.token = this.token;
		copy.holder = this.holder;
		copy.lease = this.lease;
		copy.unknown = this.unknown;
		copy.cancelRequested = this.cancelRequested;
		copy.unsent = this.unsent;
		copy.unsentOld = this.unsentOld;
		copy.sent = this.sent;
		copy.sentOld = this.sentOld;
		copy.announced = this.announced;
		copy.gateway = this.gateway;
		copy.claims = this.claims;
		copy.calls = this.calls;
		copy.givenBack = this.givenBack;
		copy.cancelAccepted = this.cancelAccepted;
		return copy;
	}

}
