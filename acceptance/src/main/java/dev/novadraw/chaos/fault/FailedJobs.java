package dev.novadraw.chaos.fault;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import dev.novadraw.chaos.provider.FakeProvider;
import dev.novadraw.chaos.provider.ProviderResponse;
import dev.novadraw.chaos.server.Polling;

/**
 * Jobs that failed because the provider rejected their calls, for a redrive.
 */
public final class FailedJobs {

	private static final int REJECTED = 400;

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private static final String FAILED = "problem ->> 'code' = 'PROVIDER_REJECTED' and redriven_as is null";

	private final Stage stage;

	private FailedJobs(Stage stage) {
		this.stage = stage;
	}

	/** Makes a number of jobs fail. */
	public static FailedJobs make(Stage stage, int count) {
		AtomicInteger rejected = new AtomicInteger();
		stage.rig()
			.provider()
			.respondWith((call) -> (rejected.incrementAndGet() <= count) ? new ProviderResponse.Failure(REJECTED)
					: FakeProvider.usual(call));
		Polling.require("jobs to fail", TIMEOUT, () -> stage.evidence().count("job where " + FAILED) >= count);
		stage.rig().provider().respondAsUsual();
		// Calls are counted by hero name, so those of the redriven jobs need different
		// names.
		stage.evidence()
			.update("update job set input = jsonb_set(input, '{hero_name}', to_jsonb((input ->> 'hero_name') || 'ooooo'))"
					+ " where " + FAILED);
		return new FailedJobs(stage);
	}

	/** Starts a redrive. */
	public void redrive(int perMinute) {
		this.stage.evidence().update("""
				insert into redrive (id, code, failed_to, per_minute, jobs_matched)
				select gen_random_uuid(), 'PROVIDER_REJECTED', now() + interval '1 s', %d, count(*) from job where %s
				""".formatted(perMinute, FAILED));
	}

	/** Returns the number of jobs redriven within a duration from now on. */
	public long redriven(Duration time) {
		long before = count();
		Polling.pause(time);
		return count() - before;
	}

	private long count() {
		return this.stage.evidence().count("job where redriven_as is not null");
	}

	/** Aborts the redrive. */
	public void leave() {
		this.stage.evidence()
			.update("update redrive set state = 'ABORTED', finished_at = now() where state = 'RUNNING'");
		// From now on, only the redriven jobs have these names.
		this.stage.evidence()
			.update("update job set input = jsonb_set(input, '{hero_name}', to_jsonb((input ->> 'hero_name') || 'k'))"
					+ " where redriven_as is not null");
	}

}
