package dev.novadraw.chaos.rig;

import java.time.Duration;
import java.util.Map;

/**
 * The time settings of fault tests: the same proportions as in production, but shorter.
 * On a busy machine, the system properties {@code nova.chaos.lease} and
 * {@code nova.chaos.prompt} lengthen them, in milliseconds.
 */
public final class Clocks {

	/** The lease of a job. */
	public static final Duration LEASE = Duration.ofMillis(Long.getLong("nova.chaos.lease", 2000));

	/** The maximum response time of a gateway. */
	public static final Duration PROMPT = Duration.ofMillis(Long.getLong("nova.chaos.prompt", 4000));

	/** The interval of the sweeper. */
	public static final Duration SWEEP = Duration.ofMillis(200);

	/** Longer than any pause of the system. */
	private static final Duration MAX_CALL = LEASE.multipliedBy(10);

	static final Map<String, String> ENVIRONMENT = Map.of("NOVA_WORKER_LEASE", LEASE.toMillis() + "ms",
			"NOVA_SWEEP_INTERVAL", SWEEP.toMillis() + "ms", "NOVA_CLAIM_TIMEOUT", "1s", "NOVA_WORKER_BACKOFF", "100ms",
			"NOVA_WORKER_DRAIN", "5s", "NOVA_OPENAI_TIME_LIMIT", MAX_CALL.toSeconds() + "s", "NOVA_AI_REST", "2s");

	private Clocks() {
	}

}
