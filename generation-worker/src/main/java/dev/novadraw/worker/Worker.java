package dev.novadraw.worker;

import java.time.Duration;
import java.util.Collection;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.novadraw.dispatch.Workers;

/**
 * A member of the fleet: listens for hints while it has a free slot, and leaves in good
 * order.
 */
final class Worker {

	private static final Logger log = LoggerFactory.getLogger(Worker.class);

	private static final Duration PATIENCE_WITH_THE_STOPPED = Duration.ofSeconds(3);

	private final String id;

	private final Duration drain;

	private final Slots slots;

	private final Heartbeat heartbeat;

	private final Listening listening;

	private final Workers fleet;

	Worker(String id, Duration drain, Slots slots, Heartbeat heartbeat, Listening listening, Workers fleet) {
		this.id = id;
		this.drain = drain;
		this.slots = slots;
		this.heartbeat = heartbeat;
		this.listening = listening;
		this.fleet = fleet;
	}

	void start() {
		this.listening.begin();
		this.heartbeat.start();
	}

	void stop() {
		this.listening.end();
		try {
			if (!this.slots.drained(this.drain)) {
				handBack(this.slots.running());
			}
			this.heartbeat.stop();
			this.fleet.leave(this.id);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (RuntimeException ex) {
			log.warn("{} could not say good-bye: {}", this.id, ex.getClass().getSimpleName());
		}
	}

	private void handBack(Collection<Attempt> unfinished) throws InterruptedException {
		log.info("{} hands {} unfinished job(s) back", this.id, unfinished.size());
		unfinished.forEach((attempt) -> attempt.stop(Attempt.Stop.SHUTDOWN));
		this.slots.drained(PATIENCE_WITH_THE_STOPPED);
	}

}
