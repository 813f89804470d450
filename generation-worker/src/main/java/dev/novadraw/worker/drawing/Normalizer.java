package dev.novadraw.worker.drawing;

import java.io.IOException;
import java.time.Duration;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

import dev.novadraw.drawing.NewDrawing;

/**
 * Decodes drawings in processes of their own, and kills one that takes too long: neither
 * a time-out nor an interrupt stops a decoder.
 */
@Component
class Normalizer implements DisposableBean {

	private static final Logger log = LoggerFactory.getLogger(Normalizer.class);

	/** A process may end for reasons that are not its drawing's. */
	private static final int MOST_TRIES = 2;

	/**
	 * How many times its time limit a process may take where it has to wait for a core.
	 */
	private static final int PATIENCE = 10;

	private final NormalizerSettings settings;

	private final NormalizerProgram program = new NormalizerProgram();

	private final Semaphore permits;

	private final Deque<NormalizerProcess> idle = new ConcurrentLinkedDeque<>();

	private volatile boolean closed;

	Normalizer(NormalizerSettings settings) {
		this.settings = settings;
		this.permits = new Semaphore(settings.mostProcesses(), true);
	}

	/**
	 * Makes the one picture of a drawing.
	 * @return empty if the file cannot be decoded, or not within the time limit
	 * @throws IOException if no process can be started, or none gets to do its work
	 */
	Optional<NewDrawing> normalize(byte[] file) throws IOException, InterruptedException {
		this.permits.acquire();
		try {
			for (int i = 1; i <= MOST_TRIES; i++) {
				NormalizerProcess process = process();
				try {
					Optional<NewDrawing> image = inTime(process, file);
					giveBack(process);
					return image;
				}
				catch (TimeoutException ex) {
					log.warn("A drawing took more than {} s of a core to decode: its process was killed",
							this.settings.timeLimit().toSeconds());
					return Optional.empty();
				}
				catch (ExecutionException ex) {
					log.warn("A process that decodes drawings ended, try {} of {} with this drawing", i, MOST_TRIES);
				}
			}
			return Optional.empty();
		}
		finally {
			this.permits.release();
		}
	}

	private NormalizerProcess process() throws IOException {
		for (NormalizerProcess kept = this.idle.poll(); kept != null; kept = this.idle.poll()) {
			if (kept.isAlive()) {
				return kept;
			}
		}
		return new NormalizerProcess(this.program.start());
	}

	// Whatever goes wrong, nobody uses the process again: its next reply would be
	// another's.
	private Optional<NewDrawing> inTime(NormalizerProcess process, byte[] file)
			throws IOException, InterruptedException, ExecutionException, TimeoutException {
		FutureTask<Optional<NewDrawing>> task = new FutureTask<>(() -> process.normalize(file));
		Thread.ofVirtual().name("normalizer").start(task);
		boolean done = false;
		try {
			Optional<NewDrawing> image = await(task, process);
			done = true;
			return image;
		}
		finally {
			if (!done) {
				process.close();
			}
		}
	}

	// Counts what the process works, not what it waits for a core: that a machine is busy
	// must not make a drawing unreadable.
	private Optional<NewDrawing> await(FutureTask<Optional<NewDrawing>> task, NormalizerProcess process)
			throws IOException, InterruptedException, ExecutionException, TimeoutException {
		Duration limit = this.settings.timeLimit();
		Duration end = process.work().plus(limit);
		long patience = System.nanoTime() + limit.multipliedBy(PATIENCE).toNanos();
		for (Duration left = limit; left.isPositive(); left = end.minus(process.work())) {
			try {
				return task.get(left.toMillis() + 1, TimeUnit.MILLISECONDS);
			}
			catch (TimeoutException ex) {
				if (System.nanoTime() > patience) {
					throw new IOException("A process that decodes a drawing gets no core to do so", ex);
				}
			}
		}
		throw new TimeoutException();
	}

	private void giveBack(NormalizerProcess process) {
		this.idle.push(process);
		if (this.closed) {
			closeIdle();
		}
	}

	private void closeIdle() {
		for (NormalizerProcess one = this.idle.poll(); one != null; one = this.idle.poll()) {
			one.close();
		}
	}

	@Override
	public void destroy() throws IOException {
		this.closed = true;
		closeIdle();
		this.program.close();
	}

}
