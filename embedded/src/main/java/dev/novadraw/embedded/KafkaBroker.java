package dev.novadraw.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One life of the broker, from its start to its end or a fatal fault.
 */
final class KafkaBroker implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedKafka.class);

	// A broker whose files are gone would say goodbye to its own controller for minutes.
	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final KafkaRaftServer server;

	private KafkaBroker(KafkaRaftServer server) {
		this.server = server;
	}

	static KafkaBroker start(Path directory, int port, Map<Integer, Integer> doors) {
		Properties settings = KafkaSettings.of(KafkaStorage.format(directory), KafkaPassword.of(directory), port,
				FreePorts.find(1)[0], doors);
		KafkaBroker broker = new KafkaBroker(new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM));
		try {
			broker.server.startup();
			return broker;
		}
		catch (RuntimeException ex) {
			broker.close();
			throw new EmbeddedServerException("Kafka did not start (%s): delete %s to start with an empty broker."
				.formatted(ex.getMessage(), directory), ex);
		}
	}

	/**
	 * Kafka ends its process on fatal faults; here that process is the whole application,
	 * so it is told instead.
	 */
	static void onFatalFault(Runnable listener) {
		Exit.Procedure tell = (status, message) -> {
			logger.error("Kafka has given up (status {}, {}): starting it again", status, message);
			listener.run();
		};
		Exit.setExitProcedure(tell);
		Exit.setHaltProcedure(tell);
	}

	@Override
	public void close() {
		Thread shutdown = Thread.ofPlatform().daemon().name("embedded-kafka-shutdown").start(this.server::shutdown);
		if (!Waiting.forEnd(shutdown, PATIENCE)) {
			logger.warn("Kafka does not stop by itself and is left alone");
		}
	}

}
