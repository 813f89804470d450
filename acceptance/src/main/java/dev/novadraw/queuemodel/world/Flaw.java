package dev.novadraw.queuemodel.world;

/**
 * A flaw that a design may have. The search must find the guarantee it violates; the
 * flaws that violate none are recorded as well.
 */
public enum Flaw {

	ANSWER_BEFORE_COMMIT("202 is answered before the job is committed"),

	HINT_BEFORE_COMMIT("the hint is sent before its dispatch is committed"),

	NO_HINTS("no hint is ever sent"),

	NO_SWEEP_OF_LEASES("nobody takes back jobs whose lease is over"),

	NO_SWEEP_OF_HINTS("nobody takes back jobs whose hint is not heard"),

	NO_CLAIM_WITHOUT_HINT("nobody claims a job whose hint he has not heard"),

	SWEEP_IGNORES_LEASE("running jobs are taken back though their lease is good"),

	SWEEP_IGNORES_OUTAGE("leases that ran out in an outage are judged right after it"),

	SWEEP_RESTORES_ATTEMPT("no attempt lost with its worker counts"),

	SWEEP_QUEUES_LAST_ATTEMPT("a job lost on its last attempt goes back to the queue"),

	SWEEP_IGNORES_CANCEL("a canceled job whose worker is lost goes back to the queue"),

	DISPATCH_IGNORES_STATE("whatever is open is dispatched"),

	DISPATCH_KEEPS_SEQUENCE("a dispatch has the sequence of the one before"),

	TAKE_BACK_IGNORES_STATE("a hint that could not be sent takes its job back whatever its state"),

	CLAIM_IGNORES_SEQUENCE("an old hint is followed like a new one"),

	CLAIM_IGNORES_STATE("whatever is open is claimed"),

	CLAIM_IGNORES_LIMIT("a job is claimed though it has no attempt left"),

	CLAIM_PASSES_OVER_SUSPECTS("a job that may have ended its worker is not claimed again"),

	CLAIM_SETS_NO_LEASE("the first heartbeat sets the lease, not the claim"),

	SETTLE_UNFENCED("an outcome is written by the id of its job"),

	SETTLE_BY_STATE("an outcome is written if the job is running"),

	SETTLE_BY_WORKER("the fence is the name of the worker"),

	SETTLE_BY_ATTEMPT("the fence is the number of the attempt"),

	SETTLE_QUEUES_LAST_ATTEMPT("a retry after the last attempt goes back to the queue"),

	SETTLE_IGNORES_CANCEL("a canceled job whose attempt failed goes back to the queue"),

	HAND_BACK_RESETS_TOKEN("a job handed back begins with token 0 again"),

	HAND_BACK_LOWERS_TOKEN("an attempt handed back gives its token back too"),

	CANCEL_IGNORES_STATE("a job is canceled whatever its state"),

	CANCEL_FORGETS_RUNNING("canceling a running job is accepted, but not written down"),

	DEADLINE_IGNORES_STATE("a job expires whatever its state"),

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
