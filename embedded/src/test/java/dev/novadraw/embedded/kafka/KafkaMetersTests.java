package dev.novadraw.embedded.kafka;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import com.yammer.metrics.core.MetricsRegistry;
import org.apache.kafka.server.metrics.KafkaYammerMetrics;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KafkaMetersTests {

	private final MetricsRegistry registry = KafkaYammerMetrics.defaultRegistry();

	@Test
	void stopTickingAndLetABrokerAddMore() {
		this.registry.newMeter(KafkaMetersTests.class, "one", "requests", TimeUnit.SECONDS);
		assertThat(executor().getQueue()).isNotEmpty();

		KafkaMeters.stop();

		assertThat(executor().getQueue()).isEmpty();
		this.registry.newMeter(KafkaMetersTests.class, "two", "requests", TimeUnit.SECONDS).mark();
		assertThat(executor().getQueue()).isNotEmpty();
	}

	private ScheduledThreadPoolExecutor executor() {
		return (ScheduledThreadPoolExecutor) this.registry.newScheduledThreadPool(2, "meter-tick");
	}

}
