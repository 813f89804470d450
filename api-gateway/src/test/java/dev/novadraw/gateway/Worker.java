package dev.novadraw.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.novadraw.dispatch.Workers;
import dev.novadraw.job.Claim;
import dev.novadraw.job.Hint;
import dev.novadraw.job.JobId;
import dev.novadraw.job.Jobs;
import dev.novadraw.job.JobsChanged;
import dev.novadraw.job.Settlements;
import dev.novadraw.job.Spending;
import dev.novadraw.problem.Problem;

/**
 * Does to jobs what a worker does, one step at a time.
 */
public final class Worker {

	public static final Problem PROBLEM = new Problem("MODEL_BUSY", "The model is busy", "It had no time.", true);

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
		Workers workers = this.gateway.part(Workers.class);
		workers.report(NAME, 10_000, List.of("story", "riddle"), "test");
		try {
			this.gateway.part(Jobs.class).dispatch(1.5, Duration.ofSeconds(15), 10_000);
			JobId id = JobId.parse(job).orElseThrow();
			Hint hint = this.gateway.sql()
				.sql("select kind, dispatch from job where id = ?")
				.param(id.value())
				.query((row, number) -> new Hint(id, row.getString("kind"), row.getLong("dispatch")))
				.single();
			return this.gateway.part(Jobs.class).claim(hint, NAME, Duration.ofMinutes(5)).orElseThrow();
		}
		finally {
			workers.leave(NAME);
		}
	}

	public void succeed(Claim claim) {
		this.gateway.part(Settlements.class).succeed(claim, Tale.PIG, SPENT);
		this.gateway.publish(new JobsChanged());
	}

	public void retry(Claim claim, Duration after) {
		this.gateway.part(Settlements.class).retry(claim, PROBLEM, after, SPENT);
	}

	public void fail(Claim claim) {
		this.gateway.part(Settlements.class).fail(claim, PROBLEM, SPENT);
	}

	public void cancel(Claim claim) {
		this.gateway.part(Settlements.class).cancel(claim, Spending.NONE);
	}

}
