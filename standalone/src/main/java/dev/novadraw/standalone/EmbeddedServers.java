package dev.novadraw.standalone;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.novadraw.embedded.EmbeddedKafka;
import dev.novadraw.embedded.EmbeddedPostgres;

/**
 * PostgreSQL and Kafka of this process, started side by side while the application loads.
 */
final class EmbeddedServers implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(EmbeddedServers.class);

	private final CompletableFuture<EmbeddedPostgres> postgres;

	private final CompletableFuture<EmbeddedKafka> kafka;

	EmbeddedServers(Path data, int postgresPort, int kafkaPort, Progress progress) {
		this.postgres = inBackground("PostgreSQL", progress,
				() -> EmbeddedPostgres.start(data.resolve("postgres"), postgresPort));
		this.kafka = inBackground("Kafka", progress, () -> EmbeddedKafka.start(data.resolve("kafka"), kafkaPort));
	}

	private static <T> CompletableFuture<T> inBackground(String name, Progress progress, Supplier<T> start) {
		CompletableFuture<T> server = new CompletableFuture<>();
		Thread.ofPlatform().name("start " + name).daemon().start(() -> {
			try {
				server.complete(start.get());
				progress.done(name);
			}
			catch (Throwable ex) {
				server.completeExceptionally(ex);
			}
		});
		return server;
	}

	EmbeddedPostgres postgres() {
		return ready(this.postgres);
	}

	EmbeddedKafka kafka() {
		return ready(this.kafka);
	}

	private static <T> T ready(CompletableFuture<T> server) {
		try {
			return server.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
		}
	}

	/**
	 * Stops both, Kafka first, and one that is still starting as soon as it is up.
	 */
	@Override
	public void close() {
		stop(this.kafka);
		stop(this.postgres);
	}

	private static void stop(CompletableFuture<? extends AutoCloseable> server) {
		try {
			server.join().close();
		}
		catch (Exception ex) {
			// It never started, which was told already, or does not stop, which nobody
			// can help now.
			log.debug("A server did not stop", ex);
		}
	}

}
