package dev.novadraw.worker.ai.budget;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.job.AttemptCall;
import dev.novadraw.engine.job.Spending;
import dev.novadraw.worker.ai.provider.ProviderFailure;
import dev.novadraw.worker.ai.provider.Route;

/**
 * One attempt as AI calls see it: whose job it is, and what it has spent so far. It is
 * bound to the attempt's thread, so that every call is booked where it is made and no
 * generator can forget to.
 */
public final class AttemptContext {

	/**
	 * The ledger of the attempt this thread works on.
	 */
	public static final ScopedValue<AttemptContext> CURRENT = ScopedValue.newInstance();

	private final String client;

	private final boolean test;

	private final String kind;

	private final int attempt;

	private final long spentBefore;

	private final String promptVersion;

	private final AtomicReference<Spending> spent = new AtomicReference<>(Spending.NONE);

	private volatile @Nullable Route route;

	/**
	 * Creates an empty one.
	 * @param client whose job it is
	 * @param test whether nothing may be paid for it
	 * @param kind what is made
	 * @param attempt which attempt at it, from 1
	 * @param spentBefore what earlier attempts at it have cost, in millionths of a dollar
	 * @param promptVersion which instructions are given to models
	 */
	public AttemptContext(String client, boolean test, String kind, int attempt, long spentBefore,
			String promptVersion) {
		this.client = client;
		this.test = test;
		this.kind = kind;
		this.attempt = attempt;
		this.spentBefore = spentBefore;
		this.promptVersion = promptVersion;
	}

	public String client() {
		return this.client;
	}

	/**
	 * Whether nothing may be paid for it, nor leave this process.
	 */
	public boolean isTest() {
		return this.test;
	}

	public String kind() {
		return this.kind;
	}

	public int attempt() {
		return this.attempt;
	}

	/**
	 * The route that this attempt has taken already, and stays on.
	 */
	public @Nullable Route route() {
		return this.route;
	}

	public String promptVersion() {
		return this.promptVersion;
	}

	public void took(Route route) {
		this.route = route;
	}

	public void book(Spending call) {
		this.spent.updateAndGet((before) -> before.plus(call));
	}

	/**
	 * Books a call that was not made.
	 * @param route whom it was for, null when no provider could be asked
	 * @return the failure, to be thrown
	 */
	public ProviderFailure refused(CallPurpose purpose, @Nullable Route route, ProviderFailure why) {
		book(Spending.unpaid(new AttemptCall(purpose.text(), (route != null) ? route.provider() : null,
				(route != null) ? route.model() : null, null, why.tag(), null, 0, 0, 0, 0, null)));
		return why;
	}

	/**
	 * Notes that the last call worked, but its answer ends the attempt.
	 * @return the failure, to be thrown
	 */
	public ProviderFailure failed(ProviderFailure why) {
		this.spent.updateAndGet((before) -> before.lastFailed(why.tag()));
		return why;
	}

	/**
	 * What the job has cost so far, in millionths of a dollar.
	 */
	long spentInAll() {
		return this.spentBefore + spent().costMicros();
	}

	public Spending spent() {
		return Objects.requireNonNull(this.spent.get());
	}

}
