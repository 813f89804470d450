package dev.novadraw.acceptance;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The signal of {@code kill -9}, with a count of the processes that it ended.
 */
public final class Sigkill {

	/** The exit status after this signal, in a shell and in Java. */
	private static final int STATUS = 128 + 9;

	private static final Duration TIMEOUT = Duration.ofMinutes(5);

	private Sigkill() {
	}

	/**
	 * Kills a process and waits for its end.
	 * @return 1 if the process was running and this signal ended it, else 0
	 */
	public static int of(Process process) {
		boolean wasRunning = process.isAlive();
		process.destroyForcibly();
		awaitEnd(process.toHandle());
		return (wasRunning && process.exitValue() == STATUS) ? 1 : 0;
	}

	/**
	 * Kills a process that this JVM did not start, and waits for its end. The exit status
	 * of such a process is unknown.
	 * @return 1 if the process was running, else 0
	 */
	public static int of(ProcessHandle process) {
		boolean wasRunning = process.isAlive() && process.destroyForcibly();
		awaitEnd(process);
		return wasRunning ? 1 : 0;
	}

	private static void awaitEnd(ProcessHandle process) {
		try {
			process.onExit().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
		}
		catch (TimeoutException | ExecutionException ex) {
			throw new IllegalStateException("Process %d did not end in time".formatted(process.pid()), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
