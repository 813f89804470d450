package dev.novadraw.benchmarks.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

/**
 * The whole system in one process, as {@code nova run} starts it, in its own directory.
 */
public final class Standalone implements AutoCloseable {

	private static final String MAIN = "dev.novadraw.standalone.Standalone";

	private static final Pattern READY = Pattern.compile("ready http://127\\.0\\.0\\.1:(\\d+)");

	private final Path data;

	private final Process process;

	private final Thread killer;

	private final int port;

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
		this.port = Integer.parseInt(Output.await(this.process, READY, log));
	}

	private static List<String> command(Path data) {
		return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
				"-Dlogging.config=classpath:logback-app.xml", "-cp", System.getProperty("java.class.path"), MAIN,
				"--port", "0", "--data", data.toString());
	}

	public int port() {
		return this.port;
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
