package dev.novadraw.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future.State;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.novadraw.embedded.Waiting;
import dev.novadraw.embedded.kafka.EmbeddedKafka;
import dev.novadraw.embedded.postgres.EmbeddedPostgres;
import dev.novadraw.standalone.start.Progress;

/**
 * PostgreSQL and Kafka of this process, started in parallel while the application loads.
 */
final class EmbeddedServers implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(EmbeddedServers.class);

	private final Starting<EmbeddedPostgres> postgres;

	private final Starting<EmbeddedKafka> kafka;

	EmbeddedServers(Path data, int postgresPort, int kafkaPort, Progress progress) {
		this.postgres = Starting.inBackground("PostgreSQL", progress,
				() -> EmbeddedPostgres.start(data.resolve("postgres"), postgresPort));
		this.kafka = Starting.inBackground("Kafka", progress, () -> EmbeddedKafka.start(kafka(data), kafkaPort));
	}

	static Path kafka(Path data) {
		return data.resolve("kafka");
	}

	EmbeddedPostgres postgres() {
		return this.postgres.ready();
	}

	EmbeddedKafka kafka() {
		return this.kafka.ready();
	}

	/**
	 * Returns the servers that are unavailable at present, each with the consequence and
	 * the cause in one line.
	 */
	Map<String, String> outages() {
		Map<String, String> outages = new LinkedHashMap<>();
		this.postgres.running()
			.flatMap(EmbeddedPostgres::outage)
			.ifPresent(
					(cause) -> outages.put("PostgreSQL", "requests get 503 and jobs wait until it is back. " + cause));
		this.kafka.running()
			.flatMap(EmbeddedKafka::outage)
			.ifPresent((cause) -> outages.put("Kafka",
					"jobs are processed; events and partial text wait until it is back. " + cause));
		return outages;
	}

	/**
	 * Stops both, Kafka first. A start in progress is interrupted and undone.
	 */
	@Override
	public synchronized void close() {
		this.kafka.interrupt();
		this.postgres.interrupt();
		// Kafka recovers from an abandoned stop just as from being killed.
		this.kafka.stop(Duration.ofSeconds(3));
		this.postgres.stop(Duration.ofSeconds(30));
	}

	/**
	 * A server during and after its start.
	 */
	private record Starting<T extends AutoCloseable>(FutureTask<T> server, Thread thread) {

		static <T extends AutoCloseable> Starting<T> inBackground(String name, Progress progress, Supplier<T> start) {
			FutureTask<T> server = new FutureTask<>(() -> {
				T started = start.get();
				progress.done(name);
				return started;
			});
			return new Starting<>(server, Thread.ofPlatform().name("start " + name).daemon().start(server));
		}

		T ready() {
			return Waiting.forResult(this.server);
		}

		Optional<T> running() {
			return (this.server.state() == State.SUCCESS) ? Optional.of(this.server.resultNow()) : Optional.empty();
		}

		void interrupt() {
			if (!this.server.isDone()) {
				this.thread.interrupt();
			}
		}

		void stop(Duration timeout) {
			try {
				this.server.get(timeout.toMillis(), TimeUnit.MILLISECONDS).close();
			}
			catch (Exception ex) {
				// It never started, which was reported already, or it cannot be stopped.
				log.debug("A server did not stop", ex);
			}
		}

	}

}
