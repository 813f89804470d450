package dev.novadraw.normalization;

import java.io.IOException;
import java.time.Duration;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import dev.novadraw.engine.drawing.NewDrawing;

/**
 * The pool of processes that decode drawings. A process that exceeds its time limit is
 * killed, because neither a timeout nor an interrupt stops a decoder.
 */
@Component
public class Normalizer implements DisposableBean {

	private static final Logger log = LoggerFactory.getLogger(Normalizer.class);

	/** A process may end for reasons unrelated to its drawing. */
	private static final int MAX_TRIES = 2;

	/**
	 * The maximum duration of a process that has to wait for a core, as a multiple of its
	 * time limit.
	 */
	private static final int ELAPSED_FACTOR = 10;

	/** The time limit of a start; a JVM needs about a second of CPU time for it. */
	private static final Duration START_LIMIT = Duration.ofSeconds(10);

	private final NormalizerProperties settings;

	private final NormalizerProgram program;

	private final int elapsedFactor;

	private final Semaphore permits;

	private final Deque<NormalizerProcess> idle = new ConcurrentLinkedDeque<>();

	private volatile boolean closed;

	@Autowired
	Normalizer(NormalizerProperties settings, NormalizerProgram program) {
		this(settings, program, ELAPSED_FACTOR);
	}

	Normalizer(NormalizerProperties settings, NormalizerProgram program, int elapsedFactor) {
		this.elapsedFactor = elapsedFactor;
		this.settings = settings;
		this.program = program;
		this.permits = new Semaphore(settings.maxProcesses(), true);
	}

	/**
	 * Normalizes a drawing.
	 * @return the picture; empty if the file cannot be decoded in time
	 * @throws IOException if no process can be started, or none receives the file, or it
	 * gets no CPU time
	 */
	public Optional<NewDrawing> normalize(byte[] file) throws IOException, InterruptedException {
		this.permits.acquire();
		try {
			return normalizeNow(file);
		}
		catch (TimeoutException ex) {
			log.warn("Drawing decoder killed, time limit reached: cpu_seconds={}",
					this.settings.timeLimit().toSeconds());
			return Optional.empty();
		}
		finally {
			this.permits.release();
		}
	}

	private Optional<NewDrawing> normalizeNow(byte[] file) throws IOException, InterruptedException, TimeoutException {
		boolean hadFile = true;
		for (int i = 1; i <= MAX_TRIES; i++) {
			NormalizerProcess process = process();
			try {
				Optional<NewDrawing> image = within(this.settings.timeLimit(), process, () -> process.normalize(file));
				release(process);
				return image;
			}
			catch (ExecutionException ex) {
				hadFile &= process.hasFile();
				log.warn("Drawing decoder died: try={} max_tries={}", i, MAX_TRIES);
			}
		}
		if (!hadFile) {
			throw new IOException("Processes that decode drawings end before they have one");
		}
		return Optional.empty();
	}

	// A process that fails to start has not received the drawing, so the drawing is not
	// to blame.
	private NormalizerProcess process() throws IOException, InterruptedException {
		for (NormalizerProcess kept = this.idle.poll(); kept != null; kept = this.idle.poll()) {
			if (kept.isAlive()) {
				return kept;
			}
		}
		NormalizerProcess started = new NormalizerProcess(this.program.start());
		try {
			return within(START_LIMIT, started, started::awaitReady);
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new IOException("A process that decodes drawings does not get ready", ex);
		}
	}

	// Closes the process after any failure: its next reply would belong to an earlier
	// request.
	private <T> T within(Duration limit, NormalizerProcess process, Callable<T> work)
			throws IOException, InterruptedException, ExecutionException, TimeoutException {
		FutureTask<T> task = new FutureTask<>(work);
		Thread.ofVirtual().name("normalizer").start(task);
		boolean done = false;
		try {
			T result = await(task, process, limit);
			done = true;
			return result;
		}
		finally {
			if (!done) {
				process.close();
			}
		}
	}

	// Limits CPU time, not elapsed time: a drawing must not become unreadable because the
	// machine is busy.
	private <T> T await(FutureTask<T> task, NormalizerProcess process, Duration limit)
			throws IOException, InterruptedException, ExecutionException, TimeoutException {
		Duration maxWork = process.work().plus(limit);
		long end = System.nanoTime() + limit.multipliedBy(this.elapsedFactor).toNanos();
		for (Duration left = limit; left.isPositive(); left = maxWork.minus(process.work())) {
			try {
				return task.get(left.toMillis() + 1, TimeUnit.MILLISECONDS);
			}
			catch (TimeoutException ex) {
				if (System.nanoTime() > end) {
					throw new IOException("A process that decodes a drawing gets no core to do so", ex);
				}
			}
		}
		throw new TimeoutException();
	}

	private void release(NormalizerProcess process) {
		this.idle.push(process);
		if (this.closed) {
			closeIdle();
		}
	}

	private void closeIdle() {
		for (NormalizerProcess process = this.idle.poll(); process != null; process = this.idle.poll()) {
			process.close();
		}
	}

	@Override
	public void destroy() {
		this.closed = true;
		closeIdle();
	}

}
