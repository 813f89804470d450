package dev.novadraw.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.novadraw.engine.dispatch.WorkerReport;
import dev.novadraw.engine.dispatch.WorkerRepository;
import dev.novadraw.engine.job.Claim;
import dev.novadraw.engine.job.Hint;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobsChanged;
import dev.novadraw.engine.job.Settlement;
import dev.novadraw.engine.job.Spending;
import dev.novadraw.engine.kind.Stage;
import dev.novadraw.engine.lifecycle.ClaimRepository;
import dev.novadraw.engine.lifecycle.SettlementRepository;
import dev.novadraw.engine.problem.Problem;
import dev.novadraw.engine.queue.BacklogRepository;

/**
 * A worker for tests that processes jobs one step at a time.
 */
public final class Worker {

	public static final Problem PROBLEM = new Problem("MODEL_BUSY", "The model is busy", "It had no time.", true);

	private static final Set<String> KINDS = Set.of("story", "riddle");

	private static final String NAME = "worker-of-the-tests";

	private static final Spending SPENT = new Spending("offline", "offline-storyteller", 10, 20, 1_500_000);

	private final Gateway gateway;

	public Worker(Gateway gateway) {
		this.gateway = gateway;
	}

	public record Tale(Map<String, String> title, boolean aiGenerated) {

		public static final Tale PIG = new Tale(Map.of("en", "The Pig", "de", "Das Schwein"), true);

	}

	public Claim claim(String job) {
		normalize(job);
		WorkerRepository workers = this.gateway.part(WorkerRepository.class);
		workers.report(new WorkerReport(NAME, 10_000, KINDS, "offline", "offline-storyteller", null, "test"));
		try {
			this.gateway.part(BacklogRepository.class).dispatch(1.5, Duration.ofSeconds(15), 10_000);
			JobId id = JobId.parse(job).orElseThrow();
			Hint hint = this.gateway.sql()
				.sql("select kind, dispatch from job where id = ?")
				.param(id.value())
				.query((row, number) -> new Hint(id, row.getString("kind"), row.getLong("dispatch")))
				.single();
			return this.gateway.part(ClaimRepository.class)
				.claim(List.of(hint), KINDS, NAME, Duration.ofMinutes(5))
				.getFirst();
		}
		finally {
			workers.leave(NAME);
		}
	}

	/**
	 * Marks the drawing of a job as normalized, without changing it; every job about a
	 * drawing needs that first.
	 */
	public void normalize(String job) {
		this.gateway.sql()
			.sql("update drawing set normalized = true where id = (select drawing_id from job where id = ?)")
			.param(UUID.fromString(job))
			.update();
	}

	/** Enters another stage and reports it. */
	public void enter(Claim claim, Stage stage) {
		this.gateway.part(ClaimRepository.class).heartbeat(NAME, Map.of(claim.lease(), stage), Duration.ofMinutes(5));
	}

	public void succeed(Claim claim) {
		settle(Settlement.succeeded(claim, Tale.PIG, SPENT));
		this.gateway.publish(new JobsChanged());
	}

	public void retry(Claim claim, Duration after) {
		settle(Settlement.retry(claim, PROBLEM, after, SPENT));
	}

	public void fail(Claim claim) {
		fail(claim, PROBLEM);
	}

	public void fail(Claim claim, Spending spent) {
		settle(Settlement.failed(claim, PROBLEM, spent));
	}

	public void fail(Claim claim, Problem problem) {
		settle(Settlement.failed(claim, problem, SPENT));
	}

	public void cancel(Claim claim) {
		settle(Settlement.canceled(claim, Spending.NONE));
	}

	private void settle(Settlement settlement) {
		this.gateway.part(SettlementRepository.class).settle(List.of(settlement));
	}

}
