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
 * Waits for processes and results; an interrupt ends the start that was waited for.
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
	 * Whether it came within the given time.
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
	 * Whether it ended within the given time.
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
	 * Does what has to be done in any case, also on a thread that was interrupted: it
	 * stays interrupted, but only afterwards.
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
	 * Cleanup before the wait is abandoned.
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
