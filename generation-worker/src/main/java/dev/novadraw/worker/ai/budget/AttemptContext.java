package dev.novadraw.worker.ai.budget;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.job.AttemptCall;
import dev.novadraw.engine.job.Spending;
import dev.novadraw.worker.ai.provider.ProviderFailure;
import dev.novadraw.worker.ai.provider.Route;

/**
 * The context of one attempt for its AI calls: job, route and spending so far. It is
 * bound to the attempt's thread, so that every call is recorded without help from the
 * generator.
 */
public final class AttemptContext {

	/**
	 * The context of the attempt that runs on this thread.
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
	 * Creates a context without spending.
	 * @param client the client that owns the job
	 * @param test true for test jobs, which must not cost anything
	 * @param kind the kind of the job
	 * @param attempt the number of the attempt, from 1
	 * @param spentBefore the cost of earlier attempts, in millionths of a dollar
	 * @param promptVersion the version of the prompt
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
	 * Returns true for test jobs, which must not cost anything or leave this process.
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
	 * Returns the route of the attempt's earlier call, which later calls use as well;
	 * null before the first.
	 */
	public @Nullable Route route() {
		return this.route;
	}

	public String promptVersion() {
		return this.promptVersion;
	}

	public void useRoute(Route route) {
		this.route = route;
	}

	public void addSpending(Spending call) {
		this.spent.updateAndGet((before) -> before.plus(call));
	}

	/**
	 * Records a call that was not made.
	 * @param route the intended route, or null if no provider was eligible
	 * @return the failure, to be thrown
	 */
	public ProviderFailure refused(CallPurpose purpose, @Nullable Route route, ProviderFailure failure) {
		addSpending(Spending.unpaid(new AttemptCall(purpose.text(), (route != null) ? route.provider() : null,
				(route != null) ? route.model() : null, null, failure.tag(), null, 0, 0, 0, 0, null)));
		return failure;
	}

	/**
	 * Marks the last call as failed, although it succeeded, because its answer ends the
	 * attempt.
	 * @return the failure, to be thrown
	 */
	public ProviderFailure failed(ProviderFailure failure) {
		this.spent.updateAndGet((before) -> before.lastFailed(failure.tag()));
		return failure;
	}

	/**
	 * Returns the cost of the job so far over all attempts, in millionths of a dollar.
	 */
	long totalSpentMicros() {
		return this.spentBefore + spent().costMicros();
	}

	public Spending spent() {
		return Objects.requireNonNull(this.spent.get());
	}

}
