package dev.novadraw.queuemodel.world;

/**
 * A flaw that a design may have. The search must find the guarantee it violates; the
 * flaws that violate none are recorded as well.
 */
public enum Flaw {

	ANSWER_BEFORE_COMMIT("202 is answered before the job is committed"),

	HINT_BEFORE_COMMIT("the hint is sent before its dispatch is committed"),

	NO_HINTS("no hint is ever sent"),

	NO_SWEEP_OF_LEASES("no sweeper requeues jobs with an expired lease"),

	NO_SWEEP_OF_HINTS("no sweeper requeues jobs with a lost hint"),

	NO_CLAIM_WITHOUT_HINT("no worker claims a job without its hint"),

	SWEEP_IGNORES_LEASE("running jobs are requeued although their lease is valid"),

	SWEEP_IGNORES_OUTAGE("leases that expired in an outage count as lost right after it"),

	SWEEP_RESTORES_ATTEMPT("no attempt lost with its worker counts"),

	SWEEP_QUEUES_LAST_ATTEMPT("a job lost on its last attempt goes back to the queue"),

	SWEEP_IGNORES_CANCEL("a canceled job whose worker is lost goes back to the queue"),

	DISPATCH_IGNORES_STATE("jobs in any open state are dispatched"),

	DISPATCH_KEEPS_SEQUENCE("a dispatch has the sequence of the one before"),

	REQUEUE_IGNORES_STATE("a job whose hint was not sent is requeued in any state"),

	CLAIM_IGNORES_SEQUENCE("an old hint is followed like a new one"),

	CLAIM_IGNORES_STATE("jobs in any open state are claimed"),

	CLAIM_IGNORES_LIMIT("a job is claimed though it has no attempt left"),

	CLAIM_PASSES_OVER_SUSPECTS("a job that may have ended its worker is not claimed again"),

	CLAIM_SETS_NO_LEASE("the first heartbeat sets the lease, not the claim"),

	SETTLE_UNFENCED("an outcome is written by the id of its job"),

	SETTLE_BY_STATE("an outcome is written if the job is running"),

	SETTLE_BY_WORKER("the fence is the name of the worker"),

	SETTLE_BY_ATTEMPT("the fence is the number of the attempt"),

	SETTLE_QUEUES_LAST_ATTEMPT("a retry after the last attempt goes back to the queue"),

	SETTLE_IGNORES_CANCEL("a canceled job whose attempt failed goes back to the queue"),

	RETURN_RESETS_TOKEN("a returned job starts again with token 0"),

	RETURN_LOWERS_TOKEN("a returned attempt lowers its token"),

	CANCEL_IGNORES_STATE("a job is canceled in any state"),

	CANCEL_FORGETS_RUNNING("canceling a running job is accepted, but not stored"),

	DEADLINE_IGNORES_STATE("a job expires in any state"),

	SWEEPER_IN_ONE_WORKER("only one of the workers has a sweeper");

	private final String words;

	Flaw(String words) {
		this.words = words;
	}

	@Override
	public String toString() {
		return this.words;
	}

}
