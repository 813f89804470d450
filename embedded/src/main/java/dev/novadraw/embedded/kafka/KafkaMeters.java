package dev.novadraw.embedded.kafka;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

import org.apache.kafka.server.metrics.KafkaYammerMetrics;

/**
 * Kafka's internal rate meters. Each of some seventy meters has its own periodic task.
 * Together they cost a tenth of an idle broker's CPU, and their values are not used.
 */
final class KafkaMeters {

	/** The name of the tick executor in the registry. */
	private static final String TICKS = "meter-tick";

	private KafkaMeters() {
	}

	/**
	 * Stops the existing meters. The executor keeps running, since a broker must be able
	 * to add meters at any time.
	 */
	static void stop() {
		ScheduledExecutorService ticks = KafkaYammerMetrics.defaultRegistry().newScheduledThreadPool(2, TICKS);
		if (ticks instanceof ScheduledThreadPoolExecutor executor) {
			executor.getQueue().clear();
		}
	}

}
