package dev.novadraw.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

/**
 * A process of this system, started as a user would start it, observed by its output, and
 * killed at any moment.
 */
public final class Server implements AutoCloseable {

	static final String STANDALONE = "dev.novadraw.standalone.Standalone";

	static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

	/** The number of lines that say why a process did not start. */
	private static final int LAST_LINES = 40;

	private static final Duration TIMEOUT = Duration.ofMinutes(5);

	private final Process process;

	private final @Nullable Path log;

	private final List<String> output = new ArrayList<>();

	private final CompletableFuture<Matcher> ready = new CompletableFuture<>();

	private Server(Process process, Pattern readyLine, @Nullable Path log) {
		this.process = process;
		this.log = log;
		Thread.ofVirtual().start(() -> read(readyLine));
	}

	/**
	 * Starts everything in one process.
	 */
	static Server standalone(Path data, Map<String, String> environment, String... flags) throws IOException {
		List<String> arguments = new ArrayList<>(List.of("--data", data.toString()));
		arguments.addAll(List.of(flags));
		if (!arguments.contains("--port")) {
			arguments.addAll(List.of("--port", "0"));
		}
		return start(STANDALONE, environment, "ready (http://\\S+)", arguments, List.of("-Xmx512m"), null);
	}

	static Server gateway(Map<String, String> environment) throws IOException {
		return gateway(environment, List.of("-Xmx512m"), null);
	}

	/**
	 * Starts a gateway on the loopback interface, which requires no key unless the
	 * environment sets otherwise.
	 * @param jvm the options of its JVM
	 * @param log the file that also receives its output, or null
	 */
	public static Server gateway(Map<String, String> environment, List<String> jvm, @Nullable Path log)
			throws IOException {
		Map<String, String> open = new HashMap<>(Map.of("NOVA_ACCESS", "open"));
		open.putAll(environment);
		return start("dev.novadraw.gateway.GatewayApplication", open, "Tomcat started on port (\\d+)", List.of(), jvm,
				log);
	}

	static Server worker(Map<String, String> environment) throws IOException {
		return worker(environment, List.of("-Xmx512m"), null);
	}

	/**
	 * Starts a worker.
	 * @param jvm the options of its JVM
	 * @param log the file that also receives its output, or null
	 */
	public static Server worker(Map<String, String> environment, List<String> jvm, @Nullable Path log)
			throws IOException {
		return start("dev.novadraw.worker.WorkerApplication", environment, "Workers started: count=\\d+ slots=(\\d+)",
				List.of(), jvm, log);
	}

	/**
	 * Starts a program of the class path in its own JVM.
	 * @param readyLine the pattern of the line it prints when it is ready, with one group
	 */
	public static Server start(String mainClass, Map<String, String> environment, String readyLine,
			List<String> arguments, List<String> jvm, @Nullable Path log) throws IOException {
		List<String> command = new ArrayList<>(command(mainClass, jvm));
		command.addAll(arguments);
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().putAll(environment);
		return new Server(builder.start(), Pattern.compile(readyLine), log);
	}

	/**
	 * Returns the command that starts a program of the class path, without arguments.
	 * @param jvm additional options of its JVM
	 */
	static List<String> command(String mainClass, List<String> jvm) {
		List<String> command = new ArrayList<>(
				List.of(JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
		command.addAll(ProgramClasses.jvmOptions());
		command.addAll(jvm);
		command.addAll(List.of("-cp", ProgramClasses.path(), mainClass));
		return command;
	}

	private void read(Pattern readyLine) {
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(this.process.getInputStream()))) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				keep(line);
				Matcher matcher = readyLine.matcher(line);
				if (matcher.find()) {
					this.ready.complete(matcher);
				}
			}
		}
		catch (IOException ex) {
			// The process has ended, which its waiters detect below.
		}
		this.ready.completeExceptionally(new IllegalStateException("It ended before it was ready:\n" + lastOutput()));
	}

	private void keep(String line) throws IOException {
		synchronized (this.output) {
			this.output.add(line);
		}
		if (this.log != null) {
			Files.writeString(this.log, line + System.lineSeparator(), CREATE, APPEND);
		}
	}

	/**
	 * Waits for the line that reports readiness, and returns its group: an address or a
	 * number.
	 */
	public String awaitReady() {
		try {
			return this.ready.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS).group(1);
		}
		catch (TimeoutException ex) {
			throw new IllegalStateException("It was not ready in time:\n" + lastOutput(), ex);
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Kills the process with {@code kill -9}.
	 * @return 1 if it was alive until then, else 0
	 */
	public int kill() {
		return Sigkill.of(this.process);
	}

	/**
	 * Sends SIGTERM, waits for the end and returns the exit status. It stands in for
	 * Ctrl-C, since shells without a terminal ignore SIGINT.
	 */
	public int terminate() {
		this.process.destroy();
		return awaitExit();
	}

	public int awaitExit() {
		waitFor(this.process);
		return this.process.exitValue();
	}

	private void waitFor(Process process) {
		try {
			if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
				throw new IllegalStateException("It did not end in time:\n" + output());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	public boolean isAlive() {
		return this.process.isAlive();
	}

	/** Returns true if the process ends within a duration. */
	public boolean awaitExit(Duration timeout) {
		try {
			return this.process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	public long pid() {
		return this.process.pid();
	}

	public String output() {
		synchronized (this.output) {
			return String.join("\n", this.output);
		}
	}

	private String lastOutput() {
		synchronized (this.output) {
			return String.join("\n",
					this.output.subList(Math.max(0, this.output.size() - LAST_LINES), this.output.size()));
		}
	}

	@Override
	public void close() {
		terminate();
	}

}
