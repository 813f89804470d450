package dev.novadraw.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for processes and results. An interrupt of the waiting thread ends the start or
 * stop of the server with an {@link EmbeddedServerException}.
 */
public final class Waiting {

	private static final Logger logger = LoggerFactory.getLogger(Waiting.class);

	private Waiting() {
	}

	public static int forExit(Process process) {
		try {
			return process.waitFor();
		}
		catch (InterruptedException ex) {
			process.destroy();
			process.onExit().orTimeout(5, TimeUnit.SECONDS).exceptionally((_) -> process.destroyForcibly()).join();
			throw interrupted(ex);
		}
	}

	/**
	 * Returns true if the future completes within a duration.
	 */
	public static boolean happens(Future<?> future, Duration within) {
		try {
			future.get(within.toMillis(), TimeUnit.MILLISECONDS);
			return true;
		}
		catch (TimeoutException _) {
			return false;
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex.getCause());
		}
	}

	public static <T> T forResult(Future<T> future) {
		try {
			return future.get();
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof EmbeddedServerException known) {
				throw known;
			}
			throw new IllegalStateException(ex.getCause());
		}
	}

	public static void forEnd(Thread thread) {
		forEnd(thread, Duration.ofDays(1));
	}

	/**
	 * Returns true if the thread ends within a duration.
	 */
	public static boolean forEnd(Thread thread, Duration within) {
		try {
			return thread.join(within);
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
	}

	/**
	 * Runs a cleanup to its end even on an interrupted thread, and restores the interrupt
	 * afterwards. An {@link IOException} is logged only.
	 */
	public static void uninterrupted(Cleanup cleanup) {
		boolean interrupted = Thread.interrupted();
		try {
			cleanup.run();
		}
		catch (IOException ex) {
			logger.warn("Cleanup failed: cause={}", ex.getMessage());
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	/**
	 * A cleanup that must not be interrupted.
	 */
	@FunctionalInterface
	public interface Cleanup {

		void run() throws IOException;

	}

	private static EmbeddedServerException interrupted(InterruptedException ex) {
		Thread.currentThread().interrupt();
		return new EmbeddedServerException("Interrupted while a server was starting or stopping: start it again.", ex);
	}

}
