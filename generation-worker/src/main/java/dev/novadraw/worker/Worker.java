package dev.novadraw.worker;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.novadraw.engine.dispatch.WorkerRepository;
import dev.novadraw.engine.loop.WorkLoop;
import dev.novadraw.worker.attempt.Attempt;
import dev.novadraw.worker.attempt.WorkerSlots;
import dev.novadraw.worker.hint.Claimer;
import dev.novadraw.worker.hint.ListenerSupervisor;

/**
 * A worker: listens for hints, claims jobs while it has free slots, and drains its slots
 * before it stops.
 */
final class Worker {

	private static final Logger log = LoggerFactory.getLogger(Worker.class);

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);

	private final String id;

	private final Duration drain;

	private final WorkerSlots slots;

	private final ListenerSupervisor supervisor;

	private final Claimer claimer;

	private final List<WorkLoop> loops;

	private final WorkerRepository fleet;

	/**
	 * Creates a worker that does nothing until it is started.
	 * @param loops the loops that run from the start to the end of the drain
	 */
	Worker(String id, Duration drain, WorkerSlots slots, ListenerSupervisor supervisor, Claimer claimer,
			List<WorkLoop> loops, WorkerRepository fleet) {
		this.id = id;
		this.drain = drain;
		this.slots = slots;
		this.supervisor = supervisor;
		this.claimer = claimer;
		this.loops = loops;
		this.fleet = fleet;
	}

	void start() {
		this.supervisor.start();
		this.loops.forEach(WorkLoop::start);
		this.claimer.start();
	}

	/**
	 * Wakes the claimer, which also finds jobs without a hint.
	 */
	void wakeClaimer() {
		this.claimer.wake();
	}

	void stop() {
		this.claimer.stop();
		this.supervisor.stop();
		try {
			if (!this.slots.awaitIdle(this.drain)) {
				requeue(this.slots.running());
			}
			this.loops.forEach(WorkLoop::stop);
			this.fleet.leave(this.id);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (RuntimeException ex) {
			log.warn("Worker deregistration failed: worker={} cause={}", this.id, ex.getClass().getSimpleName());
		}
	}

	private void requeue(Collection<Attempt> unfinished) throws InterruptedException {
		log.info("Unfinished jobs requeued: worker={} count={}", this.id, unfinished.size());
		unfinished.forEach((attempt) -> attempt.stop(Attempt.Stop.SHUTDOWN));
		this.slots.awaitIdle(STOP_TIMEOUT);
	}

}
