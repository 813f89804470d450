package dev.novadraw.benchmarks.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

/**
 * The whole system in one process, as {@code nova run} starts it, in its own directory.
 */
public final class Standalone implements AutoCloseable {

	private static final String MAIN = "dev.novadraw.standalone.Standalone";

	private static final String READY = "ready http://127.0.0.1:";

	private final Path data;

	private final Process process;

	private final CompletableFuture<Integer> port = new CompletableFuture<>();

	private final Thread killer;

	public Standalone(Path log) {
		try {
			this.data = Files.createTempDirectory("nova-idle");
			this.process = new ProcessBuilder(command(this.data)).redirectErrorStream(true).start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.killer = Thread.ofPlatform().unstarted(this.process::destroyForcibly);
		Runtime.getRuntime().addShutdownHook(this.killer);
		Thread.ofPlatform().daemon().name("output of the standalone").start(() -> read(log));
		this.port.join();
	}

	private static List<String> command(Path data) {
		return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
				"-Dlogging.config=classpath:logback-app.xml", "-cp", System.getProperty("java.class.path"), MAIN,
				"--port", "0", "--data", data.toString());
	}

	private void read(Path log) {
		try (BufferedReader reader = this.process.inputReader()) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
				if (line.startsWith(READY)) {
					this.port.complete(Integer.parseInt(line.substring(READY.length())));
				}
			}
		}
		catch (IOException ex) {
			this.port.completeExceptionally(ex);
		}
		this.port.completeExceptionally(new IllegalStateException("The standalone ended too soon; see " + log));
	}

	public int port() {
		return this.port.join();
	}

	/** Returns the CPU time of its own process. */
	public Duration ownTime() {
		return time(this.process.toHandle());
	}

	/** Returns the CPU time of PostgreSQL and the decoders. */
	public Duration childrenTime() {
		try (Stream<ProcessHandle> children = this.process.descendants()) {
			return children.map(Standalone::time).reduce(Duration.ZERO, Duration::plus);
		}
	}

	private static Duration time(ProcessHandle process) {
		return process.info().totalCpuDuration().orElse(Duration.ZERO);
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			this.process.waitFor();
			FileSystemUtils.deleteRecursively(this.data);
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Runtime.getRuntime().removeShutdownHook(this.killer);
	}

}
