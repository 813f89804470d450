package dev.novadraw.standalone;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import dev.novadraw.standalone.start.Progress;

/**
 * The report of the embedded servers' outages at the terminal: one line when an outage
 * begins, one a minute while it lasts and one when it ends.
 */
public final class OutageReport {

	private static final Duration REPEAT = Duration.ofMinutes(1);

	private final Supplier<Map<String, String>> outages;

	private final Consumer<String> terminal;

	private final LongSupplier nanos;

	private final Map<String, Long> begun = new HashMap<>();

	private final Map<String, Long> reported = new HashMap<>();

	/**
	 * Creates a report.
	 * @param outages the unavailable servers, each with an explanation
	 * @param nanos the time, as of {@link System#nanoTime()}
	 */
	OutageReport(Supplier<Map<String, String>> outages, Consumer<String> terminal, LongSupplier nanos) {
		this.outages = outages;
		this.terminal = terminal;
		this.nanos = nanos;
	}

	/**
	 * Reports outages until the process ends.
	 */
	static void start(EmbeddedServers servers, Progress progress) {
		OutageReport report = new OutageReport(servers::outages, progress::say, System::nanoTime);
		Thread.ofPlatform().daemon().name("outage-report").start(report::run);
	}

	private void run() {
		CountDownLatch never = new CountDownLatch(1);
		try {
			while (!never.await(1, TimeUnit.SECONDS)) {
				check();
			}
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
	}

	void check() {
		Map<String, String> current = this.outages.get();
		current.forEach(this::lasts);
		Set.copyOf(this.begun.keySet()).stream().filter((server) -> !current.containsKey(server)).forEach(this::ended);
	}

	private void lasts(String server, String explanation) {
		long now = this.nanos.getAsLong();
		if (this.begun.putIfAbsent(server, now) == null) {
			this.reported.put(server, now);
			this.terminal.accept("%s does not serve: %s".formatted(server, explanation));
		}
		else if (now - this.reported.getOrDefault(server, now) >= REPEAT.toNanos()) {
			this.reported.put(server, now);
			this.terminal
				.accept("%s still does not serve after %d s: %s".formatted(server, seconds(server), explanation));
		}
	}

	private void ended(String server) {
		this.terminal.accept("%s serves again after %d s".formatted(server, seconds(server)));
		this.begun.remove(server);
	}

	private long seconds(String server) {
		long now = this.nanos.getAsLong();
		return Duration.ofNanos(now - this.begun.getOrDefault(server, now)).toSeconds();
	}

}
