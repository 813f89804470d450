package dev.novadraw.standalone.start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The flags of the command line, each with its environment variable.
 */
@Command(name = "nova run", sortOptions = false, mixinStandardHelpOptions = true, versionProvider = Version.class,
		headerHeading = "",
		description = "Starts everything in one process: " + "PostgreSQL, Kafka, the HTTP gateway and the workers.%n",
		optionListHeading = "Options (each also an environment variable):%n")
public final class Options {

	/** The environment variable as named in the descriptions. */
	private static final Pattern VARIABLE = Pattern.compile("NOVA_[A-Z_]++");

	@Option(names = "--port", paramLabel = "PORT", defaultValue = "${env:NOVA_PORT:-8080}",
			description = "Where HTTP clients connect. NOVA_PORT, default 8080; 0 takes a free one.")
	private int port;

	@Option(names = "--data", paramLabel = "DIR", defaultValue = "${env:NOVA_DATA:-data}",
			description = "Where drawings, stories and the log are kept. NOVA_DATA, default ./data.")
	private Path data = Path.of("data");

	@Option(names = "--workers", paramLabel = "N", defaultValue = "${env:NOVA_WORKERS:-2}",
			description = "Number of workers, 1 to 64. NOVA_WORKERS, default 2.")
	private int workers;

	@Option(names = "--provider", paramLabel = "NAME", split = ",", defaultValue = "${env:NOVA_AI_PROVIDER:-offline}",
			description = "Provider of the stories: offline, ollama, openai, anthropic, google; several, separated by "
					+ "commas, in the order in which they are asked. NOVA_AI_PROVIDER, default offline.")
	private List<String> providers = List.of();

	@Option(names = "--model", paramLabel = "MODEL",
			description = "The model of the first of them. NOVA_<NAME>_MODEL, default depends on the provider.")
	private @Nullable String model;

	@Option(names = "--postgres-port", paramLabel = "PORT", defaultValue = "${env:NOVA_POSTGRES_PORT:-0}",
			description = "The port of PostgreSQL. NOVA_POSTGRES_PORT, default a free one.")
	private int postgresPort;

	@Option(names = "--kafka-port", paramLabel = "PORT", defaultValue = "${env:NOVA_KAFKA_PORT:-0}",
			description = "The port of Kafka. NOVA_KAFKA_PORT, default a free one.")
	private int kafkaPort;

	@Option(names = "--train", hidden = true, paramLabel = "DIR",
			description = "Starts on this directory with the offline model, writes some stories and exits.")
	private @Nullable Path train;

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	/**
	 * Returns the message for a flag or its variable with an invalid value.
	 */
	public static String explain(ParameterException failure) {
		ArgSpec argument = failure.getArgSpec();
		Matcher variable = VARIABLE.matcher((argument != null) ? String.join(" ", argument.description()) : "");
		String message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
		return "%s%s; './nova run --help' shows the flags".formatted(message,
				variable.find() ? " (%s)".formatted(variable.group()) : "");
	}

	public void check() {
		within("--port", this.port, 0, 65_535);
		within("--postgres-port", this.postgresPort, 0, 65_535);
		within("--kafka-port", this.kafkaPort, 0, 65_535);
		within("--workers", this.workers, 1, 64);
		Map<Integer, String> used = new HashMap<>();
		different("--port", this.port, used);
		different("--postgres-port", this.postgresPort, used);
		different("--kafka-port", this.kafkaPort, used);
	}

	private void within(String flag, int value, int least, int max) {
		if (value < least || value > max) {
			throw new ParameterException(this.spec.commandLine(),
					"%s is %d and must be %d to %d".formatted(flag, value, least, max));
		}
	}

	private void different(String flag, int port, Map<Integer, String> used) {
		String other = (port != 0) ? used.putIfAbsent(port, flag) : null;
		if (other != null) {
			throw new ParameterException(this.spec.commandLine(),
					"%s and %s are both %d: each needs a port of its own".formatted(other, flag, port));
		}
	}

	public int port() {
		return this.port;
	}

	public Path data() {
		return ((this.train != null) ? this.train : this.data).toAbsolutePath().normalize();
	}

	public Path log() {
		return data().resolve("nova.log");
	}

	/**
	 * Returns the settings of these flags as application arguments, which override
	 * environment variables and files.
	 */
	public List<String> settings() {
		List<String> settings = new ArrayList<>(List.of("--nova.data=" + data(), "--logging.file.name=" + log(),
				"--server.port=" + this.port, "--nova.worker.count=" + this.workers));
		if (train()) {
			settings
				.addAll(List.of("--nova.ai.chain=offline", "--nova.ai.chains.story=offline", "--nova.ai.moderation="));
			return settings;
		}
		settings.add("--nova.ai.chain=" + String.join(",", this.providers));
		if (this.model != null) {
			settings.add("--nova.ai.providers.%s.model=%s".formatted(this.providers.getFirst(), this.model));
		}
		return settings;
	}

	public int postgresPort() {
		return this.postgresPort;
	}

	public int kafkaPort() {
		return this.kafkaPort;
	}

	public boolean train() {
		return this.train != null;
	}

}
