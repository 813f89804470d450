package dev.novadraw.engine.dispatch;

import java.time.Duration;
import java.util.Map;

import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

import dev.novadraw.engine.job.Database;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobState;
import dev.novadraw.engine.job.JobsChanged;

/**
 * Tests of a dispatcher whose timer never fires, without Kafka.
 */
class DispatcherTests {

	private static final Duration FOR_EVER = Duration.ofHours(1);

	private final Database database = new Database();

	private final DefaultKafkaProducerFactory<String, byte[]> kafka = new DefaultKafkaProducerFactory<>(
			Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1", ProducerConfig.MAX_BLOCK_MS_CONFIG, 1),
			new StringSerializer(), new ByteArraySerializer());

	private final Dispatcher dispatcher = new Dispatcher(
			new DispatchProperties(FOR_EVER, 1.5, 200, FOR_EVER, FOR_EVER, FOR_EVER), this.database.backlog,
			new HintSender(new KafkaTemplate<>(this.kafka)), (event) -> {
			}, System::nanoTime);

	@AfterEach
	void stop() {
		this.dispatcher.stop();
		this.kafka.destroy();
	}

	@Test
	void dispatchesAJobWhenItIsDueAgain() {
		this.database.workerReports("a", 1, "story");
		JobId id = this.database.submitted();
		this.database.sql.sql("update job set run_at = now() + interval '500 ms' where id = ?")
			.param(id.value())
			.update();
		this.dispatcher.start();

		this.dispatcher.on(new JobsChanged(Duration.ofMillis(500)));

		Awaitility.await("the job to be dispatched").until(() -> this.database.state(id) == JobState.DISPATCHED);
	}

}
