package dev.novadraw.embedded.postgres;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.novadraw.embedded.EmbeddedServerException;
import dev.novadraw.embedded.FreePorts;
import dev.novadraw.embedded.FullDisk;
import dev.novadraw.embedded.ServerLog;
import dev.novadraw.embedded.ServerOutage;
import dev.novadraw.embedded.Waiting;

/**
 * The supervisor of a PostgreSQL server, which it keeps running on a thread that lives as
 * long as this process. The system ties the server's life to the thread that started it.
 * A server that ends unexpectedly is restarted.
 */
final class PostgresSupervisor implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedPostgres.class);

	private static final Duration RECOVERY_TIMEOUT = Duration.ofMinutes(2);

	private static final Duration LEFTOVERS_TIMEOUT = Duration.ofSeconds(15);

	private static final long POLL_MILLIS = 10;

	private static final long MIN_PAUSE_MILLIS = 300;

	private static final long MAX_PAUSE_MILLIS = 5000;

	/** The free space that a start needs, in bytes: one WAL segment. */
	private static final long ROOM = 16L << 20;

	private final PostgresCluster cluster;

	private final ServerOutage outage = new ServerOutage("PostgreSQL");

	private final CompletableFuture<Integer> started = new CompletableFuture<>();

	private final CountDownLatch closing = new CountDownLatch(1);

	private final Thread thread = Thread.ofPlatform().daemon().name("embedded-postgres").unstarted(this::run);

	private volatile int port;

	private volatile @Nullable Process server;

	/**
	 * Creates the supervisor of a server that is not started yet.
	 * @param port the port to serve on, or 0 for a free one
	 */
	PostgresSupervisor(PostgresCluster cluster, int port) {
		this.cluster = cluster;
		this.port = port;
	}

	/**
	 * Starts the server and returns its port when it accepts connections.
	 */
	int start() {
		this.thread.start();
		return Waiting.forResult(this.started);
	}

	long pid() {
		Process current = this.server;
		return (current != null) ? current.pid() : -1;
	}

	/**
	 * Returns the cause of the current outage, in one line, or empty.
	 */
	Optional<String> outage() {
		return this.outage.cause();
	}

	@Override
	public void close() {
		this.closing.countDown();
		stopServer();
		Waiting.forEnd(this.thread);
	}

	// Any failure, such as a lack of memory, is followed by another try, which may
	// succeed.
	private void run() {
		long pause = MIN_PAUSE_MILLIS;
		try {
			do {
				pause = serves() ? MIN_PAUSE_MILLIS : Math.min(2 * pause, MAX_PAUSE_MILLIS);
			}
			while (!this.started.isCompletedExceptionally() && !this.closing.await(pause, TimeUnit.MILLISECONDS));
		}
		catch (InterruptedException ex) {
			this.started.completeExceptionally(ex);
			logger.warn("PostgreSQL is no longer supervised", ex);
		}
	}

	private boolean serves() throws InterruptedException {
		try {
			watch(startServer());
			return true;
		}
		catch (IOException | RuntimeException | Error ex) {
			stopServer();
			if (!this.started.completeExceptionally(ex) && this.closing.getCount() > 0) {
				logger.debug("PostgreSQL did not start", ex);
				this.outage.lasts(FullDisk.shortage(this.cluster.data(), ROOM)
					.orElse("it does not start, see %s".formatted(this.cluster.log().file())));
			}
			return false;
		}
	}

	private void watch(Process process) throws IOException, InterruptedException {
		try (Watchdog _ = Watchdog.over(process, this.cluster.launch())) {
			this.started.complete(this.port);
			this.outage.ends();
			int status = process.waitFor();
			if (this.closing.getCount() > 0) {
				this.outage.lasts("it ended by itself with status %d".formatted(status));
			}
		}
	}

	private void stopServer() {
		Process current = this.server;
		if (current != null && current.isAlive()) {
			PostgresStop.stop(current.toHandle());
		}
	}

	private Process startServer() throws IOException, InterruptedException {
		boolean anyPort = this.port == 0;
		long deadline = System.nanoTime() + LEFTOVERS_TIMEOUT.toNanos();
		while (true) {
			this.port = anyPort ? FreePorts.find(1)[0] : this.port;
			ServerLog log = this.cluster.log();
			Process process = spawn(log);
			if (becomesReady(process)) {
				return process;
			}
			String messages = log.sinceStart();
			if (System.nanoTime() > deadline || !willPass(messages, anyPort)) {
				throw new EmbeddedServerException(
						"PostgreSQL did not start; its last messages: %n%s%nThe whole log is %s.".formatted(messages,
								log.file()));
			}
		}
	}

	private Process spawn(ServerLog log) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(this.cluster.serverCommand(this.port)).redirectErrorStream(true)
			.redirectOutput(log.append());
		builder.environment().putAll(this.cluster.environment());
		Process process = builder.start();
		this.server = process;
		process.getOutputStream().close();
		return process;
	}

	private boolean becomesReady(Process process) throws InterruptedException {
		PidFile pidFile = this.cluster.pidFile();
		long deadline = System.nanoTime() + RECOVERY_TIMEOUT.toNanos();
		while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
			if (pidFile.saysReady(process.pid()) && this.closing.getCount() > 0) {
				return true;
			}
			if (System.nanoTime() > deadline || this.closing.getCount() == 0) {
				PostgresStop.stop(process.toHandle());
			}
		}
		return false;
	}

	// Child processes of a killed server need a moment to end, and a port can be taken
	// between the search for it and its use.
	private static boolean willPass(String messages, boolean anyPort) {
		return messages.contains("is still in use") || (anyPort && messages.contains("Address already in use"));
	}

}
