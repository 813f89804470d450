package dev.novadraw.embedded.kafka;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

import org.apache.kafka.server.metrics.KafkaYammerMetrics;

/**
 * The rates that Kafka measures of itself. Each of some seventy meters has a task of its
 * own that ticks, which costs a tenth of what an idle broker does, and nobody reads them.
 */
final class KafkaMeters {

	/** The name under which the registry keeps the executor of ticks. */
	private static final String TICKS = "meter-tick";

	private KafkaMeters() {
	}

	/**
	 * Stops the meters there are. The executor goes on, as a broker must be able to add
	 * some at any time.
	 */
	static void stop() {
		ScheduledExecutorService ticks = KafkaYammerMetrics.defaultRegistry().newScheduledThreadPool(2, TICKS);
		if (ticks instanceof ScheduledThreadPoolExecutor executor) {
			executor.getQueue().clear();
		}
	}

}
