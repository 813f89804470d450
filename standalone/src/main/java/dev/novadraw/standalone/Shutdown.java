package dev.novadraw.standalone;

import java.util.concurrent.CountDownLatch;

import ch.qos.logback.classic.LoggerContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * The end of the process on a signal or exit at any moment. A ready application is closed
 * in order. One that is still starting is abandoned, since closing it would wait for its
 * start. The servers are stopped in both cases.
 */
final class Shutdown {

	private final CountDownLatch begun = new CountDownLatch(1);

	private @Nullable EmbeddedServers servers;

	private @Nullable ConfigurableApplicationContext application;

	private Shutdown() {
	}

	/**
	 * Registers the shutdown hook for signals and {@code System.exit}.
	 */
	static Shutdown register() {
		Shutdown shutdown = new Shutdown();
		Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(shutdown::run));
		return shutdown;
	}

	synchronized void stops(EmbeddedServers servers) {
		this.servers = servers;
		if (hasBegun()) {
			servers.close();
		}
	}

	synchronized void closes(ConfigurableApplicationContext application) {
		this.application = application;
	}

	boolean hasBegun() {
		return this.begun.getCount() == 0;
	}

	/**
	 * Blocks forever if this process is shutting down, and leaves the rest to the
	 * shutdown hook: a failure at that moment is caused by the shutdown.
	 */
	void waitIfBegun() {
		while (hasBegun()) {
			try {
				new CountDownLatch(1).await();
			}
			catch (InterruptedException ex) {
				// The process is about to end, so the interrupt has no effect.
			}
		}
	}

	// Errors caused by an interrupted start belong in the log only.
	private static void silenceTerminal() {
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
			logback.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender("CONSOLE");
		}
	}

	private void run() {
		this.begun.countDown();
		ConfigurableApplicationContext ready;
		EmbeddedServers started;
		synchronized (this) {
			ready = this.application;
			started = this.servers;
		}
		if (ready != null) {
			ready.close();
		}
		else {
			silenceTerminal();
		}
		if (started != null) {
			started.close();
		}
	}

}
