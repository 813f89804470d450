package dev.novadraw.embedded.kafka;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks a broker for faults. A fault stays until the broker is started again. An
 * exception in a check is not a fault.
 */
final class KafkaWatch {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedKafka.class);

	private final Semaphore fatalFaults = new Semaphore(0);

	private final Duration interval;

	private final Supplier<Optional<String>> lostThread;

	private final Restart restart;

	private final Runnable upkeep;

	/**
	 * Creates a watch.
	 * @param interval the time for which a check waits for a fatal fault
	 * @param lostThread returns the name of a vital thread that has ended
	 * @param restart starts the broker again
	 * @param upkeep the upkeep with each check, whose failures are not faults
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
	 * Records a fatal fault, and ends the wait of a check. One fault may be recorded
	 * several times.
	 */
	void noteFault() {
		this.fatalFaults.release();
	}

	/**
	 * Clears the fatal faults of a broker that has ended.
	 */
	void clearFaults() {
		this.fatalFaults.drainPermits();
	}

	/**
	 * Checks once.
	 * @return false if the check failed and must be repeated after a pause
	 */
	boolean check() throws InterruptedException {
		boolean faulted = this.fatalFaults.tryAcquire(this.interval.toMillis(), TimeUnit.MILLISECONDS);
		try {
			Optional<String> lost = this.lostThread.get();
			if (faulted || lost.isPresent()) {
				this.restart.after(lost.map("its thread %s has ended"::formatted).orElse("a fatal fault"));
			}
		}
		catch (RuntimeException | Error ex) {
			logger.warn("Kafka was not started again; the next attempt follows", ex);
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
