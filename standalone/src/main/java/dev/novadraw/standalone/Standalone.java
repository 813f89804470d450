package dev.novadraw.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.FileSystemUtils;

import dev.novadraw.database.MigrateCommand;
import dev.novadraw.embedded.DirectoryLock;
import dev.novadraw.embedded.EmbeddedServerException;
import dev.novadraw.embedded.FreePorts;

/**
 * The command {@code nova run}.
 */
public final class Standalone {

	private static final Logger log = LoggerFactory.getLogger(Standalone.class);

	private static final int USAGE = 2;

	private static final String LOOPBACK = "127.0.0.1";

	/** Kept from the garbage collector, which would close it. */
	@SuppressWarnings("unused")
	private static @Nullable DirectoryLock lock;

	private Standalone() {
	}

	/**
	 * Starts everything, or runs the command {@code client} or {@code migrate} and ends.
	 */
	public static void main(String[] args) {
		if (args.length > 0 && args[0].equals("client")) {
			System.exit(ClientDatabase.run(Arrays.copyOfRange(args, 1, args.length)));
		}
		if (args.length > 0 && args[0].equals("migrate")) {
			System.exit(MigrateCommand.run(System.getenv(), System.out, System.err));
		}
		// The servers start before the application does, but nothing may be logged before
		// it said how.
		LoggingSystem.get(Standalone.class.getClassLoader()).beforeInitialize();
		Options options = new Options();
		CommandLine commandLine = new CommandLine(options);
		try {
			ParseResult parsed = commandLine.parseArgs(args);
			if (CommandLine.printHelpIfRequested(parsed)) {
				return;
			}
			options.check();
			run(options);
		}
		catch (ParameterException ex) {
			System.err.println("nova: " + ex.getMessage() + "\n");
			commandLine.usage(System.err);
			System.exit(USAGE);
		}
		catch (EmbeddedServerException | IOException ex) {
			System.err.println("nova: " + ex.getMessage());
			System.exit(1);
		}
	}

	private static void run(Options options) throws IOException {
		Path data = options.train() ? Files.createTempDirectory("nova-training") : options.data();
		// Held until the process ends. What a user can do wrong is found out here, before
		// anything is started.
		lock = DirectoryLock.acquire(data);
		requireFree(options.port(), "HTTP", "--port");
		requireFree(options.postgresPort(), "PostgreSQL", "--postgres-port");
		requireFree(options.kafkaPort(), "Kafka", "--kafka-port");
		Progress progress = new Progress(System.out, InstantSource.system());
		progress.say("Nova Draw starts; its data is in " + data);
		EmbeddedServers servers = new EmbeddedServers(data, options.postgresPort(), options.kafkaPort(), progress);
		try {
			ConfigurableApplicationContext application = start(options, data, servers);
			progress.done("Gateway and workers");
			String address = "http://127.0.0.1:"
					+ application.getEnvironment().getRequiredProperty("local.server.port");
			if (options.train()) {
				Training.run(address);
				int status = SpringApplication.exit(application);
				FileSystemUtils.deleteRecursively(data);
				System.exit(status);
			}
			announce(progress, address, data);
		}
		catch (RuntimeException ex) {
			servers.close();
			throw explained(ex, data);
		}
	}

	private static void requireFree(int port, String server, String flag) {
		if (port != 0) {
			FreePorts.require(port, server, flag);
		}
	}

	private static ConfigurableApplicationContext start(Options options, Path data, EmbeddedServers servers) {
		SpringApplication application = new SpringApplication(StandaloneApplication.class);
		application.setDefaultProperties(Map.of("spring.config.name", "nova-standalone", "nova.data", data.toString(),
				"nova.usual-access", isOnlyFromHere() ? "open" : "keys"));
		application.addInitializers((ApplicationContextInitializer<GenericApplicationContext>) (context) -> context
			.registerBean(EmbeddedServers.class, () -> servers));
		return application.run(options.settings().toArray(String[]::new));
	}

	private static boolean isOnlyFromHere() {
		return LOOPBACK.equals(System.getenv().getOrDefault("NOVA_BIND", LOOPBACK));
	}

	private static EmbeddedServerException explained(RuntimeException failure, Path data) {
		Throwable cause = failure;
		while (cause.getCause() != null && !(cause instanceof EmbeddedServerException)) {
			cause = cause.getCause();
		}
		log.warn("The start failed", failure);
		return (cause instanceof EmbeddedServerException plain) ? plain : new EmbeddedServerException(
				"The start failed: %s (%s has the details).".formatted(cause.getMessage(), data.resolve("nova.log")),
				failure);
	}

	private static void announce(Progress progress, String address, Path data) {
		progress.say("""

				Tell a story:   curl -F drawing=@examples/pink-pig.png -H 'Prefer: wait=30' %s/v1/stories
				The data:       %s
				The log:        %s
				Stop:           Ctrl-C

				ready %s""".formatted(address, data, data.resolve("nova.log"), address));
	}

}
