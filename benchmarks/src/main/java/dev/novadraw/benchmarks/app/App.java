package dev.novadraw.benchmarks.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.novadraw.benchmarks.contestant.Address;
import dev.novadraw.embedded.kafka.EmbeddedKafka;

/**
 * A program with an HTTP port, in its own JVM.
 */
public final class App implements AutoCloseable {

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	private static final Pattern KEY = Pattern.compile("(nova_live_\\w+)");

	private static final String GATEWAY = "dev.novadraw.gateway.GatewayApplication";

	private static final String WORKER = "dev.novadraw.worker.WorkerApplication";

	private static final String CLIENT = "bench";

	private static final String UNLIMITED = "1000000";

	private final Process process;

	private final int port;

	private final String key;

	private App(Process process, int port, String key) {
		this.process = process;
		this.port = port;
		this.key = key;
	}

	public static App gateway(Address address, Path log) {
		Map<String, String> environment = environment(address);
		String key = Output.await(start(GATEWAY, environment, List.of("client", "create", CLIENT)), KEY, log);
		awaitSuccess(start(GATEWAY, environment,
				List.of("client", "change", CLIENT, "--requests-per-second", UNLIMITED, "--burst", UNLIMITED,
						"--jobs-per-minute", UNLIMITED, "--jobs-per-day", UNLIMITED, "--queued-jobs", UNLIMITED,
						"--streams", UNLIMITED, "--uploads", UNLIMITED)),
				log);
		Process gateway = start(GATEWAY, environment, List.of());
		return new App(gateway, Integer.parseInt(Output.await(gateway, PORT, log)), key);
	}

	public static App worker(Address address, Path log) {
		Process worker = start(WORKER, environment(address), List.of());
		return new App(worker, Integer.parseInt(Output.await(worker, PORT, log)), "none");
	}

	public static App bare(Address address, Path log) {
		Process bare = start(BareApplication.class.getName(), environment(address), List.of());
		return new App(bare, Integer.parseInt(Output.await(bare, PORT, log)), "none");
	}

	private static Map<String, String> environment(Address address) {
		Map<String, String> environment = new HashMap<>();
		environment.put("NOVA_DB_URL", address.jdbcUrl());
		environment.put("NOVA_DB_USER", address.user());
		environment.put("NOVA_DB_PASSWORD", address.password());
		environment.putAll(EmbeddedKafka.environment(address.kafka(), address.kafkaPassword()));
		environment.put("NOVA_PORT", "0");
		environment.put("NOVA_WORKER_PORT", "0");
		environment.put("NOVA_MANAGEMENT_PORT", "");
		environment.put("NOVA_CONNECTIONS_PER_ADDRESS", "0");
		environment.put("NOVA_QUEUE", UNLIMITED);
		// There is one client.
		environment.put("NOVA_CLIENT_SHARE", "100");
		environment.put("NOVA_TOPIC_PARTITIONS", "12");
		environment.put("LOGGING_LEVEL_ORG_SPRINGFRAMEWORK_BOOT_TOMCAT", "info");
		return environment;
	}

	private static Process start(String mainClass, Map<String, String> environment, List<String> arguments) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx800m",
						"-XX:+UseCompactObjectHeaders", "--enable-native-access=ALL-UNNAMED",
						"--sun-misc-unsafe-memory-access=allow", "-Dlogging.config=classpath:logback-app.xml", "-cp",
						System.getProperty("java.class.path"), mainClass));
		command.addAll(arguments);
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().putAll(environment);
		try {
			Process process = builder.start();
			Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroyForcibly));
			return process;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Waits for the end of a command, and logs its output. */
	private static void awaitSuccess(Process process, Path log) {
		try {
			Files.write(log, process.getInputStream().readAllBytes(), StandardOpenOption.CREATE,
					StandardOpenOption.APPEND);
			if (process.waitFor() != 0) {
				throw new IllegalStateException("A command failed; see " + log);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public Wire connect() {
		return new Wire(this.port);
	}

	public int port() {
		return this.port;
	}

	/** Returns a request with the program's key. */
	public byte[] request(String method, String path, String... headers) {
		return Requests.of(method, path, Requests.with(headers, authorization()));
	}

	private String authorization() {
		return "Authorization: Bearer " + this.key;
	}

	/** Returns a request for a story. */
	public byte[] story(byte[] drawing) {
		return story(drawing, "image/png");
	}

	/** Returns a request for a story, with a drawing of a media type. */
	public byte[] story(byte[] drawing, String mediaType) {
		return Requests.story(drawing, mediaType, authorization());
	}

	/** Returns the resident memory of the process, in MB. */
	public double residentMegabytes() {
		try {
			Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(this.process.pid())).start();
			return Double.parseDouble(new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip())
					/ 1024;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			this.process.waitFor();
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
