package dev.novadraw.chaos.rig;

import java.time.Duration;
import java.util.Map;

/**
 * The system's dials during fault tests: the same proportions as in production, faster.
 * Where the machine may be busy with other things, system properties give it more time:
 * {@code nova.chaos.lease} and {@code nova.chaos.prompt}, in milliseconds.
 */
public final class Clocks {

	/** How long a silent worker keeps its jobs. */
	public static final Duration LEASE = Duration.ofMillis(Long.getLong("nova.chaos.lease", 2000));

	/** Within this every answer is expected. */
	public static final Duration PROMPT = Duration.ofMillis(Long.getLong("nova.chaos.prompt", 4000));

	/** How often lost jobs are looked for. */
	public static final Duration SWEEP = Duration.ofMillis(200);

	/** Longer than the system ever stands still. */
	private static final Duration MAX_CALL = LEASE.multipliedBy(10);

	static final Map<String, String> ENVIRONMENT = Map.of("NOVA_WORKER_LEASE", LEASE.toMillis() + "ms",
			"NOVA_SWEEP_INTERVAL", SWEEP.toMillis() + "ms", "NOVA_HINT_PATIENCE", "1s", "NOVA_WORKER_BACKOFF", "100ms",
			"NOVA_WORKER_DRAIN", "5s", "NOVA_OPENAI_TIME_LIMIT", MAX_CALL.toSeconds() + "s", "NOVA_AI_REST", "2s");

	private Clocks() {
	}

}
