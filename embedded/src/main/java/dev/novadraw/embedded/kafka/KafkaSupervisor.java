package dev.novadraw.embedded.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.novadraw.embedded.FullDisk;
import dev.novadraw.embedded.ServerOutage;
import dev.novadraw.embedded.Waiting;

/**
 * The supervisor of a broker, which it keeps running. After a fatal fault, such as a full
 * disk, or the loss of a thread, it restarts the broker until it serves. After repeated
 * failures caused by its files, the broker starts without records.
 */
final class KafkaSupervisor implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedKafka.class);

	/** The free space below which a start would fail halfway, in bytes. */
	private static final long ROOM = 32L << 20;

	private static final Duration INTERVAL = Duration.ofSeconds(2);

	private static final Duration MIN_PAUSE = Duration.ofSeconds(1);

	private static final Duration MAX_PAUSE = Duration.ofSeconds(8);

	private static final Duration SHORT_LIFE = Duration.ofSeconds(10);

	private static final int TRIES = 3;

	private final Path directory;

	private final int port;

	private final Map<Integer, Integer> advertisedPorts;

	private final KafkaWatch watch = new KafkaWatch(INTERVAL, this::lostThread, this::revive, KafkaMeters::stop);

	private final CountDownLatch closing = new CountDownLatch(1);

	private final ServerOutage outage = new ServerOutage("Kafka");

	private final Thread thread = Thread.ofPlatform().daemon().name("embedded-kafka").unstarted(this::run);

	private volatile KafkaBroker broker;

	private long begun = System.nanoTime();

	private int failures;

	private KafkaSupervisor(Path directory, int port, Map<Integer, Integer> advertisedPorts) {
		this.directory = directory;
		this.port = port;
		this.advertisedPorts = advertisedPorts;
		this.broker = startBroker();
	}

	/**
	 * Starts the broker and returns when it serves clients.
	 */
	static KafkaSupervisor start(Path directory, int port, Map<Integer, Integer> advertisedPorts) {
		KafkaSupervisor supervisor = new KafkaSupervisor(directory, port, advertisedPorts);
		supervisor.thread.start();
		return supervisor;
	}

	/**
	 * Returns the cause of the current outage, in one line, or empty.
	 */
	Optional<String> outage() {
		return this.outage.cause();
	}

	KafkaBroker broker() {
		return this.broker;
	}

	@Override
	public void close() {
		this.closing.countDown();
		this.watch.noteFault();
		Waiting.forEnd(this.thread);
		this.broker.close();
	}

	private KafkaBroker startBroker() {
		return KafkaBroker.start(this.directory, this.port, this.advertisedPorts, this.watch::noteFault);
	}

	private void run() {
		try {
			while (!isClosing()) {
				if (!this.watch.check()) {
					this.closing.await(MIN_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
				}
			}
		}
		catch (InterruptedException ex) {
			logger.warn("Kafka is no longer supervised", ex);
		}
	}

	private Optional<String> lostThread() {
		return this.broker.lostThread();
	}

	private boolean isClosing() {
		return this.closing.getCount() == 0;
	}

	private void revive(String fault) throws InterruptedException {
		if (isClosing()) {
			return;
		}
		if (System.nanoTime() - this.begun > SHORT_LIFE.toNanos()) {
			this.failures = 0;
		}
		Optional<String> shortage = FullDisk.shortage(this.directory, ROOM);
		note(shortage.orElse(fault), shortage.isEmpty());
		this.broker.close();
		Duration pause = MIN_PAUSE;
		while (!isClosing() && !startAgain()) {
			this.closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
			pause = (pause.compareTo(MAX_PAUSE) < 0) ? pause.multipliedBy(2) : pause;
		}
	}

	// Any failure, even an Error, is followed by another try, which may succeed.
	private boolean startAgain() {
		Optional<String> shortage = FullDisk.shortage(this.directory, ROOM);
		if (shortage.isPresent()) {
			note(shortage.get(), false);
			return false;
		}
		try {
			if (this.failures >= TRIES) {
				this.failures = 0;
				KafkaStorage.setAside(this.directory);
			}
			// One fault is reported many times.
			this.watch.clearFaults();
			this.broker = startBroker();
			this.begun = System.nanoTime();
			this.outage.ends();
			return true;
		}
		catch (Throwable ex) {
			logger.debug("Kafka did not start", ex);
			note(String.valueOf(ex.getMessage()), KafkaStorage.isToBlame(ex));
			return false;
		}
	}

	private void note(String cause, boolean ofFiles) {
		this.outage.lasts(cause);
		this.failures = ofFiles ? this.failures + 1 : 0;
	}

}
