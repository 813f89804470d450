package dev.novadraw.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a PostgreSQL server running on a thread that lives as long as this process, since
 * the system ties the server's life to the thread that started it. A server that ends
 * without being asked to is started again.
 */
final class PostgresSupervisor implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedPostgres.class);

	private static final Duration RECOVERY = Duration.ofMinutes(2);

	private static final Duration LEFTOVERS = Duration.ofSeconds(15);

	private static final long POLL_MILLIS = 10;

	private static final long PAUSE_MILLIS = 300;

	private final PostgresCluster cluster;

	private final CompletableFuture<Integer> started = new CompletableFuture<>();

	private final CountDownLatch closing = new CountDownLatch(1);

	private final Thread thread = Thread.ofPlatform().daemon().name("embedded-postgres").unstarted(this::run);

	private volatile int port;

	private volatile @Nullable Process server;

	/**
	 * @param port the port to serve on, or 0 for a free one
	 */
	PostgresSupervisor(PostgresCluster cluster, int port) {
		this.cluster = cluster;
		this.port = port;
	}

	/**
	 * Returns when the server accepts connections.
	 */
	int start() {
		this.thread.start();
		return Waiting.forResult(this.started);
	}

	long pid() {
		Process current = this.server;
		return (current != null) ? current.pid() : -1;
	}

	@Override
	public void close() {
		this.closing.countDown();
		Process current = this.server;
		if (current != null) {
			PostgresStop.stop(current.toHandle());
		}
		Waiting.forEnd(this.thread);
	}

	private void run() {
		try {
			do {
				serve();
			}
			while (!this.closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
		}
		catch (Exception ex) {
			this.started.completeExceptionally(ex);
		}
	}

	private void serve() throws IOException, InterruptedException {
		try {
			watch(startServer());
		}
		catch (EmbeddedServerException ex) {
			if (!this.started.isDone()) {
				throw ex;
			}
			logger.error("PostgreSQL could not be started again, trying on. {}", ex.getMessage());
		}
	}

	private void watch(Process process) throws IOException, InterruptedException {
		try (Watchdog _ = Watchdog.over(process, this.cluster.launch())) {
			this.started.complete(this.port);
			int status = process.waitFor();
			if (this.closing.getCount() > 0) {
				logger.warn("PostgreSQL ended by itself (status {}): starting it again", status);
			}
		}
	}

	private Process startServer() throws IOException, InterruptedException {
		boolean anyPort = this.port == 0;
		long giveUp = System.nanoTime() + LEFTOVERS.toNanos();
		while (true) {
			this.port = anyPort ? FreePorts.find(1)[0] : this.port;
			ServerLog log = this.cluster.log();
			Process process = spawn(log);
			if (becomesReady(process)) {
				return process;
			}
			String messages = log.sinceStart();
			if (System.nanoTime() > giveUp || !willPass(messages, anyPort)) {
				throw new EmbeddedServerException(
						"PostgreSQL did not start; its last messages: %n%s%nThe whole log is %s.".formatted(messages,
								log.file()));
			}
		}
	}

	private Process spawn(ServerLog log) throws IOException {
		Process process = new ProcessBuilder(this.cluster.serverCommand(this.port)).redirectErrorStream(true)
			.redirectOutput(log.append())
			.start();
		this.server = process;
		process.getOutputStream().close();
		return process;
	}

	private boolean becomesReady(Process process) throws InterruptedException {
		PidFile pidFile = this.cluster.pidFile();
		long giveUp = System.nanoTime() + RECOVERY.toNanos();
		while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
			if (pidFile.saysReady(process.pid()) && this.closing.getCount() > 0) {
				return true;
			}
			if (System.nanoTime() > giveUp || this.closing.getCount() == 0) {
				PostgresStop.stop(process.toHandle());
			}
		}
		return false;
	}

	// Children of a killed server need a moment to notice; a port can be taken between
	// looking for it and using it.
	private static boolean willPass(String messages, boolean anyPort) {
		return messages.contains("is still in use") || (anyPort && messages.contains("Address already in use"));
	}

}
