package dev.novadraw.embedded.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.novadraw.embedded.EmbeddedServerException;
import dev.novadraw.embedded.FreePorts;
import dev.novadraw.embedded.Waiting;

/**
 * One run of the broker, from its start to its end or a fatal fault. All its threads are
 * in one group, by which a fault is attributed to this run.
 */
public final class KafkaBroker implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedKafka.class);

	private static final String NAME = "embedded-kafka";

	// A broker whose files are gone would try to deregister from its own controller for
	// minutes.
	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

	private static final int MAX_INTERRUPTS = 2;

	/**
	 * The time limit of a start, generous for an overloaded machine. Kafka itself sets no
	 * limit, and would wait forever for a thread that ends during the start.
	 */
	private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

	/**
	 * The names of the threads that the broker cannot work without. Kafka does not report
	 * the end of such a thread as a fatal fault.
	 */
	private static final Pattern VITAL_THREADS = Pattern
		.compile("(kafka-\\d+-raft-(io|outbound-request)-thread|quorum-controller-\\d+-event-handler"
				+ "|kafka-\\d+-metadata-loader-event-handler|broker-\\d+-lifecycle-manager-event-handler"
				+ "|broker-\\d+-to-controller-.*|data-plane-kafka-.*|group-coordinator-event-processor-\\d+"
				+ "|kafka-log-cleaner-thread-\\d+|LogDirFailureHandler)");

	private static final Set<KafkaBroker> ALIVE = ConcurrentHashMap.newKeySet();

	static {
		// Kafka ends its process on fatal faults. Here that process is the whole
		// application, so the broker's owner is notified instead.
		Exit.setExitProcedure(KafkaBroker::reportFault);
		Exit.setHaltProcedure(KafkaBroker::reportFault);
	}

	private final ThreadGroup threads = new ThreadGroup(NAME);

	private final Runnable onFatalFault;

	private volatile @Nullable KafkaRaftServer server;

	private List<Thread> vital = List.of();

	private KafkaBroker(Runnable onFatalFault) {
		this.onFatalFault = onFatalFault;
	}

	/**
	 * Starts a broker and returns when it serves clients.
	 * @param onFatalFault the callback for fatal faults, perhaps called several times
	 */
	static KafkaBroker start(Path directory, int port, Map<Integer, Integer> advertisedPorts, Runnable onFatalFault) {
		Properties settings = KafkaSettings.of(KafkaStorage.format(directory), KafkaPassword.of(directory), port,
				FreePorts.find(1)[0], advertisedPorts);
		KafkaBroker broker = new KafkaBroker(onFatalFault);
		ALIVE.add(broker);
		try {
			broker.start(settings);
			return broker;
		}
		catch (RuntimeException | Error ex) {
			Waiting.uninterrupted(broker::close);
			if (ex instanceof EmbeddedServerException known) {
				throw known;
			}
			throw new EmbeddedServerException("Kafka did not start (%s): delete %s to start with an empty broker."
				.formatted(message(ex), directory), ex);
		}
	}

	private void start(Properties settings) {
		// An Error, such as that of a memory-mapped page that does not fit on a full
		// disk, is a failed start like any other.
		FutureTask<KafkaRaftServer> start = new FutureTask<>(() -> {
			KafkaRaftServer created = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
			this.server = created;
			created.startup();
			return created;
		});
		Thread starting = Thread.ofPlatform().group(this.threads).daemon().name(NAME + "-start").start(start);
		try {
			if (!Waiting.happens(start, START_TIMEOUT)) {
				throw new EmbeddedServerException(
						"Kafka did not start within %d s.".formatted(START_TIMEOUT.toSeconds()));
			}
		}
		finally {
			starting.interrupt();
		}
		this.vital = threads().stream().filter((thread) -> VITAL_THREADS.matcher(thread.getName()).matches()).toList();
	}

	/**
	 * Returns the name of a vital thread that has ended, or empty if there is none.
	 */
	Optional<String> lostThread() {
		return this.vital.stream().filter((thread) -> !thread.isAlive()).map(Thread::getName).findFirst();
	}

	public List<Thread> threads() {
		Thread[] found = new Thread[this.threads.activeCount() * 2 + 64];
		int count = this.threads.enumerate(found);
		return Arrays.stream(found, 0, count).filter(Objects::nonNull).toList();
	}

	/**
	 * Stops the broker. Threads that remain after a fault are interrupted, so that they
	 * do not write to the files of the next broker.
	 */
	@Override
	public void close() {
		ALIVE.remove(this);
		KafkaRaftServer started = this.server;
		if (started != null) {
			Thread shutdown = Thread.ofPlatform()
				.group(this.threads)
				.daemon()
				.name(NAME + "-shutdown")
				.start(started::shutdown);
			if (!endsInTime(shutdown)) {
				logger.warn("Kafka does not stop, so this process no longer waits for it");
			}
		}
		this.threads.interrupt();
	}

	// The shutdown may wait for a thread that has ended already. An interrupt ends that
	// wait, and the shutdown continues.
	private static boolean endsInTime(Thread shutdown) {
		for (int i = 0; i < MAX_INTERRUPTS; i++) {
			if (Waiting.forEnd(shutdown, STOP_TIMEOUT)) {
				return true;
			}
			shutdown.interrupt();
		}
		return Waiting.forEnd(shutdown, STOP_TIMEOUT);
	}

	// Only in tests do threads outside of all groups report faults.
	private static void reportFault(int status, @Nullable String message) {
		ThreadGroup group = Objects.requireNonNull(Thread.currentThread().getThreadGroup());
		logger.warn("Kafka failed: status={} message={} thread={}", status, message, Thread.currentThread().getName());
		boolean outside = !group.getName().equals(NAME);
		ALIVE.stream()
			.filter((broker) -> outside || broker.threads == group)
			.forEach((broker) -> broker.onFatalFault.run());
	}

	private static String message(Throwable failure) {
		Throwable thrown = (failure.getCause() != null) ? failure.getCause() : failure;
		return String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
	}

}
