package dev.novadraw.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

import dev.novadraw.embedded.DirectoryLock;
import dev.novadraw.embedded.EmbeddedServerException;
import dev.novadraw.embedded.FreePorts;
import dev.novadraw.embedded.FullDisk;
import dev.novadraw.embedded.kafka.EmbeddedKafka;
import dev.novadraw.engine.schema.MigrateCommand;
import dev.novadraw.engine.setting.NotReadyException;
import dev.novadraw.gateway.security.AccessStartCheck;
import dev.novadraw.standalone.start.Options;
import dev.novadraw.standalone.start.PortCheck;
import dev.novadraw.standalone.start.Progress;
import dev.novadraw.standalone.start.SettingNames;
import dev.novadraw.standalone.start.SettingsCheck;
import dev.novadraw.standalone.start.TerminalFilter;
import dev.novadraw.standalone.start.Training;
import dev.novadraw.worker.ai.provider.AiProperties;

/**
 * The command {@code nova run}.
 */
public final class Standalone {

	private static final Logger log = LoggerFactory.getLogger(Standalone.class);

	private static final int USAGE = 2;

	private static final String LOOPBACK = "127.0.0.1";

	/**
	 * Kept reachable, because the garbage collector would close the channel and release
	 * the lock.
	 */
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
		// logging is configured.
		LoggingSystem.get(Standalone.class.getClassLoader()).beforeInitialize();
		Options options = new Options();
		CommandLine commandLine = new CommandLine(options);
		try {
			ParseResult parsed = commandLine.parseArgs(args);
			if (CommandLine.printHelpIfRequested(parsed)) {
				return;
			}
			options.check();
			if (options.train()) {
				Training.endWithParent();
			}
			run(options);
		}
		catch (ParameterException ex) {
			System.err.println("nova: " + Options.explain(ex));
			System.exit(USAGE);
		}
		catch (EmbeddedServerException | IOException ex) {
			System.err.println("nova: " + ex.getMessage());
			System.exit(1);
		}
	}

	private static void run(Options options) throws IOException {
		Shutdown shutdown = Shutdown.register();
		try {
			Path data = prepare(options);
			StartCache cache = StartCache.wanted();
			Progress progress = new Progress(System.out, InstantSource.system());
			progress.say("Nova Draw starts; its data is in " + data);
			ConfigurableApplicationContext application = start(options, progress, cache, shutdown);
			shutdown.closes(application);
			progress.done("Gateway and workers");
			String address = "http://127.0.0.1:"
					+ application.getEnvironment().getRequiredProperty("local.server.port");
			if (options.train()) {
				Training.run(address);
				System.exit(0);
			}
			announce(progress, address, options);
			OutageReport.start(application.getBean(EmbeddedServers.class), progress);
			cache.makeInBackground();
		}
		catch (RuntimeException ex) {
			shutdown.waitIfBegun();
			throw explained(ex, options);
		}
	}

	// User errors are detected here and in the environment, before any server is started.
	private static Path prepare(Options options) {
		Path data = options.data();
		// Held until the process ends.
		lock = DirectoryLock.acquire(data);
		FullDisk.refuse(data);
		DirectoryLock.createPrivate(options.log());
		FreePorts.require(options.port(), "HTTP", "--port");
		FreePorts.require(options.postgresPort(), "PostgreSQL", "--postgres-port");
		FreePorts.require(options.kafkaPort(), "Kafka", "--kafka-port");
		return data;
	}

	private static ConfigurableApplicationContext start(Options options, Progress progress, StartCache cache,
			Shutdown shutdown) {
		SpringApplication application = new SpringApplication(StandaloneApplication.class);
		// Spring's own hook would wait until the start is complete.
		application.setRegisterShutdownHook(false);
		application.setDefaultProperties(Map.of("spring.config.name", "nova-standalone", "nova.usual-access",
				isOnlyFromHere() ? "open" : "keys", "nova.readiness-details", isOnlyFromHere() ? "always" : "never"));
		AtomicReference<EmbeddedServers> servers = new AtomicReference<>();
		application.addListeners((ApplicationListener<ApplicationEnvironmentPreparedEvent>) (event) -> {
			requireUsable(event.getEnvironment(), options.port());
			cache.announce(progress);
			TerminalFilter.install();
			Path data = options.data();
			addLogin(event.getEnvironment(), EmbeddedKafka.password(EmbeddedServers.kafka(data)));
			EmbeddedServers started = new EmbeddedServers(data, options.postgresPort(), options.kafkaPort(), progress);
			servers.set(started);
			shutdown.stops(started);
		});
		application.addInitializers((ApplicationContextInitializer<GenericApplicationContext>) (context) -> context
			.registerBean(EmbeddedServers.class, servers::get));
		return application.run(options.settings().toArray(String[]::new));
	}

	/**
	 * Checks all settings and the HTTP port, before any server is started.
	 * @param port the requested HTTP port
	 * @throws EmbeddedServerException if a setting is invalid or the port is in use, with
	 * a message for the user
	 */
	public static void requireUsable(ConfigurableEnvironment environment, int port) {
		new SettingsCheck(environment).requireReadable();
		Binder binder = Binder.get(environment);
		try {
			AccessStartCheck.requireSafe(binder);
			binder.bindOrCreate("nova.ai", AiProperties.class).requireUsable();
		}
		catch (NotReadyException | IllegalStateException | IllegalArgumentException ex) {
			throw new EmbeddedServerException(new SettingNames(environment).named(ex), ex);
		}
		new PortCheck(binder).requireFree(port);
	}

	private static void addLogin(ConfigurableEnvironment environment, String password) {
		environment.getPropertySources()
			.addFirst(new MapPropertySource("embedded Kafka", Map.of("nova.kafka.user", EmbeddedKafka.USER,
					"nova.kafka.password", password, "nova.kafka.protocol", EmbeddedKafka.PROTOCOL)));
	}

	private static boolean isOnlyFromHere() {
		return LOOPBACK.equals(System.getenv().getOrDefault("NOVA_BIND", LOOPBACK));
	}

	/**
	 * Returns the sentence for a start that failed. The log has all the rest.
	 */
	static EmbeddedServerException explained(RuntimeException failure, Options options) {
		log.warn("The start failed", failure);
		if (FullDisk.isCauseOf(failure)) {
			return FullDisk.at(options.data(), failure);
		}
		Throwable cause = failure;
		while (cause.getCause() != null && !(cause instanceof EmbeddedServerException)) {
			cause = cause.getCause();
		}
		return (cause instanceof EmbeddedServerException plain) ? plain : new EmbeddedServerException(
				"The start failed: %s (%s has the details).".formatted(firstLine(cause), options.log()), failure);
	}

	private static String firstLine(Throwable cause) {
		return String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.getClass().getSimpleName());
	}

	private static void announce(Progress progress, String address, Options options) {
		progress.say("""

				Make a story:   curl -F drawing=@examples/pink-pig.png -H 'Prefer: wait=30' %s/v1/stories
				The data:       %s
				The log:        %s
				Stop:           Ctrl-C

				ready %s""".formatted(address, options.data(), options.log(), address));
	}

}
