package dev.novadraw.chaos.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import dev.novadraw.acceptance.Server;
import dev.novadraw.chaos.server.Signals;

/**
 * A process of the system that can be killed, stopped and restarted under its name.
 */
public final class Member implements AutoCloseable {

	/**
	 * The start of a member's process.
	 */
	interface Start {

		Server now() throws IOException;

	}

	private static final Duration EXIT_TIMEOUT = Duration.ofSeconds(20);

	private final String name;

	private final Start start;

	private final AtomicInteger kills;

	private @Nullable Server server;

	private int starts;

	private volatile boolean disturbed;

	/**
	 * Creates a member without starting it.
	 * @param kills the counter of killed processes
	 */
	Member(String name, Start start, AtomicInteger kills) {
		this.name = name;
		this.start = start;
		this.kills = kills;
	}

	public String name() {
		return this.name;
	}

	/**
	 * Starts the process unless it is running; use {@link #awaitReady} to wait for its
	 * readiness.
	 */
	public synchronized void start() {
		if (this.server == null || !this.server.isAlive()) {
			this.starts++;
			try {
				this.server = this.start.now();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	public synchronized void awaitReady() {
		start();
		server().awaitReady();
		this.disturbed = false;
	}

	/**
	 * Returns true if the process was disturbed since it was last known to be ready, so
	 * that its responses may be missing or late.
	 */
	public boolean isDisturbed() {
		return this.disturbed;
	}

	/** Marks the process as disturbed before a fault. */
	public void disturb() {
		this.disturbed = true;
	}

	/** Waits until the process is ready, or returns false if it ends instead. */
	public boolean awaitReadyOrEnd() {
		try {
			process().awaitReady();
			return true;
		}
		catch (IllegalStateException ex) {
			// The output ends a moment before the process.
			if (!process().awaitExit(EXIT_TIMEOUT)) {
				throw ex;
			}
			return false;
		}
	}

	/**
	 * Kills the process with {@code kill -9}.
	 * @return 1 if it was alive until then, else 0
	 */
	public synchronized int kill() {
		this.disturbed = true;
		int killed = server().kill();
		this.kills.addAndGet(killed);
		return killed;
	}

	/** Stops the process with SIGTERM and waits for its end. */
	public synchronized void terminate() {
		this.disturbed = true;
		server().terminate();
	}

	/**
	 * Suspends the process, like a machine that swaps or collects garbage for too long.
	 */
	public void stop() {
		this.disturbed = true;
		signal("STOP");
	}

	public void resume() {
		signal("CONT");
		this.disturbed = false;
	}

	/** Returns the number of starts. */
	public synchronized int starts() {
		return this.starts;
	}

	public synchronized long pid() {
		return server().pid();
	}

	/** Returns the exit status of the process. */
	public int status() {
		return process().awaitExit();
	}

	private synchronized Server process() {
		return server();
	}

	/** Returns the output of the process since its last start. */
	public synchronized String output() {
		return server().output();
	}

	public synchronized boolean isAlive() {
		return this.server != null && this.server.isAlive();
	}

	@Override
	public synchronized void close() {
		if (this.server != null && this.server.isAlive()) {
			this.server.kill();
		}
	}

	private Server server() {
		if (this.server == null) {
			throw new IllegalStateException(this.name + " was never started");
		}
		return this.server;
	}

	private synchronized void signal(String name) {
		Signals.send(name, pid());
	}

}
