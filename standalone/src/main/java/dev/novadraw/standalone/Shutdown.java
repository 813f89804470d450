package dev.novadraw.standalone;

import java.util.concurrent.CountDownLatch;

import ch.qos.logback.classic.LoggerContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * Ends the process when it is told to, at any moment: an application that is ready is
 * closed in good order, one that still starts is left where it is, since closing it would
 * wait for its start, and its servers are stopped.
 */
final class Shutdown {

	private final CountDownLatch begun = new CountDownLatch(1);

	private @Nullable EmbeddedServers servers;

	private @Nullable ConfigurableApplicationContext application;

	private Shutdown() {
	}

	/**
	 * Listens to signals and to {@code System.exit} from now on.
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
	 * Leaves the rest to the thread that ends this process, if it is about to end:
	 * whatever fails meanwhile fails because of that.
	 */
	void waitIfBegun() {
		while (hasBegun()) {
			try {
				new CountDownLatch(1).await();
			}
			catch (InterruptedException ex) {
				// There is nothing else to do.
			}
		}
	}

	// What is stopped in the middle complains, which belongs in the log.
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
