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
	public int uncounted;

	/** True if its client received the response that it is or will be canceled. */
	public boolean cancelAccepted;

	/**
	 * Returns true if the job may have killed its worker, so that it runs in isolation.
	 */
	public boolean isSuspect() {
		return this.uncounted > 1;
	}

	public boolean is(JobState expected) {
		return this.state == expected;
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
	public void moveTo(JobState next) {
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

	/** Packs all fields, or unpacks them. */
	void pack(Packing words) {
		int state = words.number((this.state != null) ? this.state.ordinal() + 1 : 0, 3);
		this.state = (state > 0) ? STATES[state - 1] : null;
		this.attempt = words.number(this.attempt, 2);
		this.token = words.number(this.token, 3);
		this.holder = words.number(this.holder, 2);
		this.lease = words.constant(this.lease, LEASES, 2);
		this.unknown = words.flag(this.unknown);
		this.cancelRequested = words.flag(this.cancelRequested);
		this.unsent = words.flag(this.unsent);
		this.unsentOld = words.flag(this.unsentOld);
		this.sent = words.flag(this.sent);
		this.sentOld = words.flag(this.sentOld);
		this.announced = words.flag(this.announced);
		this.gateway = words.constant(this.gateway, GATEWAYS, 2);
		this.claims = words.number(this.claims, 3);
		this.calls = words.number(this.calls, 3);
		this.cancelAccepted = words.flag(this.cancelAccepted);
		this.uncounted = words.number(this.uncounted, 2);
	}

}
