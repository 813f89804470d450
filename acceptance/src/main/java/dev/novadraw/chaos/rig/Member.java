package dev.novadraw.chaos.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import dev.novadraw.acceptance.Server;
import dev.novadraw.chaos.server.Signals;

/**
 * A part of the system that can be killed, stopped and started again under its name.
 */
public final class Member implements AutoCloseable {

	/**
	 * Starts the process of a member.
	 */
	interface Start {

		Server now() throws IOException;

	}

	private static final Duration LAST_MOMENT = Duration.ofSeconds(20);

	private final String name;

	private final Start start;

	private final AtomicInteger kills;

	private @Nullable Server server;

	private int starts;

	private volatile boolean disturbed;

	/**
	 * Creates it; it is not started yet.
	 * @param kills counts how often it is killed
	 */
	Member(String name, Start start, AtomicInteger kills) {
		this.name = name;
		this.start = start;
		this.kills = kills;
	}

	public String name() {
		return this.name;
	}

	/** Starts it if it does not run; {@link #awaitReady} tells when it works. */
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
	 * Whether something was done to it since it was last known to be ready; then nobody
	 * can expect an answer of it.
	 */
	public boolean isDisturbed() {
		return this.disturbed;
	}

	/** Says beforehand that something will be done to it. */
	public void disturb() {
		this.disturbed = true;
	}

	/** Waits until it works; false when it ended instead. */
	public boolean awaitReadyOrEnd() {
		try {
			process().awaitReady();
			return true;
		}
		catch (IllegalStateException ex) {
			// What it prints ends a moment before it does.
			if (!process().awaitExit(LAST_MOMENT)) {
				throw ex;
			}
			return false;
		}
	}

	/**
	 * {@code kill -9}.
	 * @return 1 if it lived until then, else 0
	 */
	public synchronized int kill() {
		this.disturbed = true;
		int killed = server().kill();
		this.kills.addAndGet(killed);
		return killed;
	}

	/** Asks it to stop and waits until it has. */
	public synchronized void terminate() {
		this.disturbed = true;
		server().terminate();
	}

	/** Stands still, like a machine that swaps or collects garbage for too long. */
	public void stop() {
		this.disturbed = true;
		signal("STOP");
	}

	public void goOn() {
		signal("CONT");
		this.disturbed = false;
	}

	/** How often it was started. */
	public synchronized int starts() {
		return this.starts;
	}

	public synchronized long pid() {
		return server().pid();
	}

	/** What its process ended with. */
	public int status() {
		return process().awaitExit();
	}

	private synchronized Server process() {
		return server();
	}

	/** What its process has printed since it was started last. */
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
