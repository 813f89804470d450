package dev.novadraw.queuemodel.world;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.job.JobState;

/**
 * A job in a situation: its row, its hints, and what only the model remembers. Hints need
 * no numbers: all that counts is whether one is of the newest dispatch or older.
 */
public final class Job {

	/** What the gateway that takes in the job is at. */
	public enum Gateway {

		BEFORE_COMMIT, COMMITTED, ANSWERED, DEAD

	}

	public enum Lease {

		NONE, GOOD, OVER,

		/** It ran out while nobody could reach the database. */
		AWAY

	}

	private static final JobState[] STATES = JobState.values();

	private static final Lease[] LEASES = Lease.values();

	private static final Gateway[] GATEWAYS = Gateway.values();

	public @Nullable JobState state;

	public int attempt;

	public int token;

	/** Who holds the job while it runs: 1 or 2 for a worker, 0 for nobody. */
	public int holder;

	public Lease lease = Lease.NONE;

	/** Its holder does not know that it has claimed the job: the answer was lost. */
	public boolean unknown;

	public boolean cancelRequested;

	/** A dispatcher has the newest hint in its hands. */
	public boolean unsent;

	public boolean unsentOld;

	/** The newest hint lies in Kafka. */
	public boolean sent;

	public boolean sentOld;

	/** In a flawed design: the hint is out, its dispatch is not yet committed. */
	public boolean announced;

	public Gateway gateway = Gateway.BEFORE_COMMIT;

	/** How often it was claimed really, whatever the token says. */
	public int claims;

	public int calls;

	/** How many attempts were given back to it that it lost with its workers. */
	public int givenBack;

	/** Its client was told that it is or will be canceled. */
	public boolean cancelAccepted;

	/** Whether it may have ended its worker, so that it runs apart from others. */
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

	/** Whether nothing is left to be done for it. */
	boolean isDone() {
		return (this.state != null) ? this.state.isFinal() : this.gateway == Gateway.DEAD;
	}

	/** Puts it into a state in which nobody holds it. */
	public void goesTo(JobState next) {
		this.state = next;
		this.holder = 0;
		this.unknown = false;
		this.lease = Lease.NONE;
		if (next.isFinal()) {
			// Hints of such a job change nothing, so situations need not differ by them.
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

	// By hand, as clone() takes much longer and millions are copied.
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
