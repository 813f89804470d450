package dev.novadraw.embedded.kafka;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for faults of a broker. A fault stays until the broker is started again, and a
 * look that fails by itself is none.
 */
final class KafkaWatch {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedKafka.class);

	private final Semaphore fatalFaults = new Semaphore(0);

	private final Duration interval;

	private final Supplier<Optional<String>> lostThread;

	private final Restart restart;

	private final Runnable upkeep;

	/**
	 * Prepares looks.
	 * @param interval how long a look waits for a fatal fault
	 * @param lostThread returns the name of a vital thread that has ended
	 * @param restart starts the broker again
	 * @param upkeep what is done with each look, whose failures are no faults
	 */
	KafkaWatch(Duration interval, Supplier<Optional<String>> lostThread, Restart restart, Runnable upkeep) {
		this.interval = interval;
		this.lostThread = lostThread;
		this.restart = restart;
		this.upkeep = upkeep;
	}

	/**
	 * Starts a broker again.
	 */
	interface Restart {

		void after(String fault) throws InterruptedException;

	}

	/**
	 * Notes a fatal fault, and ends the wait of a look. One fault may be noted often.
	 */
	void noteFault() {
		this.fatalFaults.release();
	}

	/**
	 * Forgets the fatal faults of a broker that has ended.
	 */
	void forgetFaults() {
		this.fatalFaults.drainPermits();
	}

	/**
	 * Looks once.
	 * @return false if the look failed, so that it is to be repeated after a pause
	 */
	boolean look() throws InterruptedException {
		boolean faulted = this.fatalFaults.tryAcquire(this.interval.toMillis(), TimeUnit.MILLISECONDS);
		try {
			Optional<String> lost = this.lostThread.get();
			if (faulted || lost.isPresent()) {
				this.restart.after(lost.map("its thread %s has ended"::formatted).orElse("a fatal fault"));
			}
		}
		catch (RuntimeException | Error ex) {
			logger.warn("Kafka was not started again, trying on", ex);
			if (faulted) {
				noteFault();
			}
			return false;
		}
		return isKeptUp();
	}

	private boolean isKeptUp() {
		try {
			this.upkeep.run();
			return true;
		}
		catch (RuntimeException | Error ex) {
			logger.debug("Upkeep of Kafka failed", ex);
			return false;
		}
	}

}
