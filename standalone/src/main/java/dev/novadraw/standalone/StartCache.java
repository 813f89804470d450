package dev.novadraw.standalone;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.FileSystemUtils;

import dev.novadraw.embedded.DirectoryLock;
import dev.novadraw.embedded.EmbeddedServerException;
import dev.novadraw.standalone.start.Progress;

/**
 * The JVM cache file that speeds up later starts of this build. A training run in a
 * separate process, with default settings and at the lowest priority, writes it after the
 * application is ready. The training process ends with this one.
 */
final class StartCache {

	private static final Logger log = LoggerFactory.getLogger(StartCache.class);

	/**
	 * The system property with the path of the cache to create; not set if the cache
	 * exists or is disabled.
	 */
	static final String FILE = "nova.start-cache";

	private static final Duration TIME_LIMIT = Duration.ofMinutes(20);

	/** The delay after the start, so that the first requests are not slowed down. */
	private static final Duration PAUSE = Duration.ofSeconds(10);

	private static final Duration CHECK_LIMIT = Duration.ofMinutes(2);

	/**
	 * The environment variables of the training process: those a program needs, and no
	 * settings.
	 */
	private static final Set<String> KEPT = Set.of("PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "TZ", "TMPDIR",
			"XDG_CACHE_HOME", "LD_LIBRARY_PATH");

	private static final Path NICE = Path.of("/usr/bin/nice");

	private final @Nullable Path cache;

	private volatile @Nullable Process process;

	private final CountDownLatch stopped = new CountDownLatch(1);

	private StartCache(@Nullable Path cache) {
		this.cache = cache;
	}

	static StartCache wanted() {
		String file = System.getProperty(FILE);
		return new StartCache((file != null) ? Path.of(file).toAbsolutePath() : null);
	}

	void announce(Progress progress) {
		if (this.cache != null) {
			progress.say("The first start of a build takes about half a minute. When it is ready, a cache is made in"
					+ " the background\nthat makes later starts quicker; that takes a minute or two and never has to"
					+ " be waited for.");
		}
	}

	void makeInBackground() {
		if (this.cache != null) {
			Path file = this.cache;
			Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(file)));
			Thread.ofPlatform().daemon().name("start cache").start(() -> make(file));
		}
	}

	private boolean isStopped() {
		return this.stopped.getCount() == 0;
	}

	private void make(Path file) {
		try {
			if (!this.stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
				makeUnlessAnotherDoes(file);
			}
		}
		catch (InterruptedException ex) {
			log.debug("Interrupted", ex);
		}
	}

	void makeUnlessAnotherDoes(Path file) {
		try (DirectoryLock _ = DirectoryLock.acquire(directory(file))) {
			makeAlone(file, unfinished(file));
		}
		catch (EmbeddedServerException ex) {
			log.info("Another process makes the cache for later starts");
		}
	}

	private void makeAlone(Path file, Path unfinished) {
		try {
			// These are files of a killed process.
			FileSystemUtils.deleteRecursively(data(file));
			Files.deleteIfExists(unfinished);
			boolean done = run(training(file, unfinished), file, TIME_LIMIT) && Files.exists(unfinished)
					&& run(check(unfinished), file, CHECK_LIMIT);
			if (done) {
				Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
				log.info("Later starts are quicker: cache={}", file);
			}
			else if (!isStopped()) {
				Files.writeString(failed(file), "");
				log.warn("No cache for later starts could be made: log={}", trainingLog(file));
			}
		}
		catch (IOException ex) {
			if (!isStopped()) {
				log.warn("No cache for later starts could be made ({})", ex.getMessage());
			}
		}
		finally {
			clean(file);
		}
	}

	private static List<String> training(Path file, Path unfinished) {
		return java(List.of("-Xmx512m", "-XX:AOTCacheOutput=" + unfinished), "--train", data(file).toString(), "--port",
				"0", "--postgres-port", "0", "--kafka-port", "0");
	}

	// A JVM that cannot use the cache fails with this command.
	private static List<String> check(Path unfinished) {
		return java(List.of("-XX:AOTMode=on", "-XX:AOTCache=" + unfinished), "--version");
	}

	private static List<String> java(List<String> options, String... arguments) {
		List<String> command = new ArrayList<>();
		if (Files.isExecutable(NICE)) {
			command.addAll(List.of(NICE.toString(), "-n", "19"));
		}
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(options);
		String cache = System.getProperty("nova.cache");
		if (cache != null) {
			command.add("-Dnova.cache=" + cache);
		}
		command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp",
				System.getProperty("java.class.path"), Standalone.class.getName()));
		command.addAll(List.of(arguments));
		return command;
	}

	private boolean run(List<String> command, Path file, Duration limit) throws IOException {
		File output = trainingLog(file).toFile();
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(Redirect.appendTo(output));
		Map<String, String> environment = builder.environment();
		environment.keySet().removeIf((name) -> !KEPT.contains(name));
		Process started = begin(builder);
		try {
			return started.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) && started.exitValue() == 0;
		}
		catch (InterruptedException ex) {
			return false;
		}
		finally {
			kill(started);
		}
	}

	private synchronized Process begin(ProcessBuilder builder) throws IOException {
		if (isStopped()) {
			throw new IOException("stopped");
		}
		Process started = builder.start();
		this.process = started;
		return started;
	}

	private void stop(Path file) {
		Process current;
		synchronized (this) {
			this.stopped.countDown();
			current = this.process;
		}
		if (current != null) {
			kill(current);
			clean(file);
		}
	}

	private static void kill(Process process) {
		List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
		all.add(process.toHandle());
		all.forEach(ProcessHandle::destroyForcibly);
		all.forEach((killed) -> killed.onExit().completeOnTimeout(killed, 5, TimeUnit.SECONDS).join());
	}

	private static void clean(Path file) {
		try {
			FileSystemUtils.deleteRecursively(directory(file));
			Files.deleteIfExists(unfinished(file));
			Files.deleteIfExists(unfinished(file).resolveSibling(unfinished(file).getFileName() + ".config"));
		}
		catch (IOException ex) {
			log.debug("The training run left something behind", ex);
		}
	}

	private static Path directory(Path file) {
		return file.resolveSibling("training");
	}

	private static Path data(Path file) {
		return directory(file).resolve("data");
	}

	private static Path trainingLog(Path file) {
		return file.resolveSibling("training.log");
	}

	private static Path unfinished(Path file) {
		return file.resolveSibling(file.getFileName() + ".tmp");
	}

	private static Path failed(Path file) {
		return file.resolveSibling(file.getFileName() + ".failed");
	}

}
