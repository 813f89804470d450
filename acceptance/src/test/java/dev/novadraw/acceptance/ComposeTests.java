package dev.novadraw.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

import dev.novadraw.engine.json.Json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Settings that reach their containers, and containers with minimal privileges, in
 * {@code docker-compose.yml}.
 */
class ComposeTests {

	private static final Path ROOT = Path.of("..");

	private static final Path COMPOSE = ROOT.resolve("docker-compose.yml");

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");

	/** The default image of a variable. */
	private static final Pattern IMAGE = Pattern.compile("(?<=_IMAGE:-)[^}]+");

	private static final Pattern TABLE_NAME = Pattern.compile("`([A-Z0-9_<>]+)`");

	/**
	 * Addresses and ports inside a container; outside, they choose the published port.
	 */
	private static final Set<String> FIXED = Set.of("NOVA_BIND", "NOVA_PORT", "NOVA_MANAGEMENT_BIND",
			"NOVA_MANAGEMENT_PORT", "NOVA_WORKER_PORT");

	/**
	 * The owner's login, which only the migration gets, and no process that serves
	 * requests.
	 */
	private static final Set<String> OF_THE_OWNER = Set.of("NOVA_DB_OWNER_USER", "NOVA_DB_OWNER_PASSWORD");

	/** The logins for the database and the broker. */
	private static final Set<String> LOGINS = Set.of("NOVA_DB_USER", "NOVA_DB_PASSWORD", "NOVA_KAFKA_USER",
			"NOVA_KAFKA_PASSWORD");

	/** Variables that only the standalone application reads. */
	private static final Set<String> STANDALONE = Set.of("NOVA_DATA");

	private static final Map<String, Object> SERVICES = services();

	/** The images that are built from this repository: all without a digest. */
	private static final Set<String> OWN_IMAGES = SERVICES.values()
		.stream()
		.map((service) -> image(cast(service)))
		.filter((image) -> !image.contains("@sha256:"))
		.collect(Collectors.toSet());

	/** The applications, with the files that define their settings. */
	enum Application {

		GATEWAY("api-gateway", "nova-gateway.yml"),

		WORKER("generation-worker", "nova-worker.yml", "nova-worker-dials.yml");

		private final Set<String> dials = new TreeSet<>();

		Application(String module, String... files) {
			this.dials.addAll(placeholders(resource("common", "nova-common.yml")));
			for (String file : files) {
				this.dials.addAll(placeholders(resource(module, file)));
			}
		}

		/**
		 * Returns the variable in {@code docker-compose.yml}: workers have their own
		 * logins, with separate variables.
		 */
		private String variable(String dial) {
			return (this == WORKER && LOGINS.contains(dial)) ? dial.replaceFirst("_(USER|PASSWORD)$", "_WORKER_$1")
					: dial;
		}

		private Map<String, Object> service() {
			return map(SERVICES, name().toLowerCase(Locale.ROOT));
		}

	}

	@ParameterizedTest
	@EnumSource
	void passesEveryDialToItsContainer(Application application) {
		Map<String, Object> environment = map(application.service(), "environment");
		boolean file = String.valueOf(application.service().get("env_file")).contains("path=.env,");

		assertThat(application.dials).hasSizeGreaterThan(40);
		assertThat(application.dials).filteredOn(ComposeTests::comesFromOutside).allMatch((dial) -> {
			Object value = environment.get(dial);
			return (value != null) ? value.toString().startsWith("${" + application.variable(dial) + ":") : file;
		});
	}

	@Test
	void publishesThePortsThatAreAskedFor() {
		assertThat(Application.GATEWAY.service().get("ports"))
			.isEqualTo(List.of("${NOVA_BIND:-127.0.0.1}:${NOVA_PORT:-8080}:8080",
					"${NOVA_MANAGEMENT_BIND:-127.0.0.1}:${NOVA_MANAGEMENT_PORT:-8082}:8082"));
	}

	/** Runs {@code docker compose config} and reads its output. */
	@Test
	void passesEveryDialAsComposeReadsIt(@TempDir Path directory) throws Exception {
		assumeTrue(hasCompose(), "needs docker compose");
		Set<String> dials = new TreeSet<>(Application.GATEWAY.dials);
		dials.addAll(Application.WORKER.dials);
		dials.removeAll(FIXED);
		dials.addAll(LOGINS.stream().map(Application.WORKER::variable).toList());
		dials.add("NOVA_DB_ADMIN_PASSWORD");
		Files.write(directory.resolve(".env"), dials.stream().map((dial) -> dial + "=value-of-" + dial).toList());

		JsonNode services = config(directory).get("services");

		for (Application application : Application.values()) {
			JsonNode environment = services.at("/" + application.name().toLowerCase(Locale.ROOT) + "/environment");
			assertThat(application.dials).filteredOn(ComposeTests::comesFromOutside)
				.allSatisfy((dial) -> assertThat(environment.path(dial).asString())
					.isEqualTo("value-of-" + application.variable(dial)));
		}
	}

	@Test
	void documentsOnlyDialsThatThereAre() throws IOException {
		Set<String> known = new TreeSet<>(STANDALONE);
		for (Application application : Application.values()) {
			known.addAll(application.dials);
		}

		assertThat(documented(known)).hasSizeGreaterThan(60).isSubsetOf(known);
	}

	/** Gateways make no provider calls, so a compromised gateway must not expose keys. */
	@Test
	void givesKeysOfProvidersToWorkersOnly() {
		Set<String> keys = new TreeSet<>(Application.WORKER.dials);
		keys.removeIf((dial) -> !dial.endsWith("_API_KEY"));

		assertThat(keys).hasSize(3);
		assertThat(map(Application.GATEWAY.service(), "environment")).extractingByKeys(keys.toArray(String[]::new))
			.containsOnly("");
	}

	@ParameterizedTest
	@EnumSource
	void confinesTheApplications(Application application) {
		assertThat(application.service()).containsEntry("read_only", true);
	}

	@Test
	void confinesEveryContainer() {
		assertThat(SERVICES.keySet()).contains("postgres", "kafka", "gateway", "worker");
		assertThat(SERVICES).allSatisfy((name, service) -> {
			Map<String, Object> settings = cast(service);
			assertThat(settings).containsEntry("cap_drop", List.of("ALL"))
				.containsEntry("security_opt", List.of("no-new-privileges:true"));
			assertThat(map(map(settings, "logging"), "options")).containsKeys("max-size", "max-file");
			if (!endsByItself(name)) {
				assertThat(settings).containsEntry("restart", "unless-stopped").containsKey("healthcheck");
				assertThat(map(map(map(settings, "deploy"), "resources"), "limits")).containsKeys("memory", "pids");
			}
		});
	}

	/** Returns true if other services wait for its end. */
	private static boolean endsByItself(String name) {
		return SERVICES.toString().contains(name + "={condition=service_completed_successfully");
	}

	/** Checks for digests, since a tag can refer to another image later. */
	@Test
	void pinsEveryImage() {
		List<String> images = Stream.of(COMPOSE, ROOT.resolve("Dockerfile"))
			.flatMap((file) -> IMAGE.matcher(read(file)).results())
			.map(MatchResult::group)
			.toList();

		assertThat(images).hasSize(4).allMatch((image) -> image.matches("[a-z/-]+:[0-9][\\w.-]*@sha256:[0-9a-f]{64}"));
		assertThat(OWN_IMAGES).hasSize(2);
	}

	/**
	 * Checks the pull policy, since anyone could publish an image under the same name.
	 */
	@Test
	void pullsNoImageOfOurs() {
		assertThat(SERVICES).allSatisfy((name, service) -> {
			Map<String, Object> settings = cast(service);
			boolean own = OWN_IMAGES.contains(image(settings));
			assertThat("never".equals(settings.get("pull_policy"))).isEqualTo(own);
		});
	}

	/**
	 * Checks that no two services build the same image. Compose labels an image with its
	 * service, so they would replace it in turn, and each start would replace containers.
	 */
	@Test
	void buildsEachImageOnce() {
		List<String> built = SERVICES.values()
			.stream()
			.map(ComposeTests::cast)
			.filter((service) -> service.containsKey("build"))
			.map(ComposeTests::image)
			.toList();

		assertThat(built).containsExactlyInAnyOrderElementsOf(OWN_IMAGES);
	}

	/** The image that runs contains neither a JDK nor the sources. */
	@Test
	void buildsTheJarsInAStageOfTheirOwn() {
		List<String> stages = read(ROOT.resolve("Dockerfile")).lines()
			.filter((line) -> line.startsWith("FROM "))
			.toList();

		assertThat(stages.getFirst()).contains("-jdk@").endsWith(" AS source");
		assertThat(stages).anyMatch((stage) -> stage.contains("-jre@") && stage.endsWith(" AS runtime"));
		assertThat(stages.getLast()).isEqualTo("FROM runtime");
	}

	/**
	 * Checks the host entry of all services: the migration must find the same database as
	 * the applications.
	 */
	@Test
	void reachesADatabaseOnTheHost() {
		assertThat(SERVICES).allSatisfy((name, service) -> {
			Map<String, Object> settings = cast(service);
			boolean usesDatabase = map(settings, "environment").containsKey("NOVA_DB_URL");
			assertThat(String.valueOf(settings.get("extra_hosts")).contains("host.docker.internal:host-gateway"))
				.isEqualTo(usesDatabase);
		});
	}

	@Test
	void hasConnectionsForFiveWorkers() {
		String dials = read(resource("common", "nova-common.yml"));
		int process = number("\\$\\{NOVA_DB_POOL:(\\d+)}", dials) + number("\\$\\{NOVA_DB_ENGINE_POOL:(\\d+)}", dials);
		int kept = 3;

		assertThat(read(COMPOSE)).contains("--scale worker=5");
		assertThat(number("max_connections=(\\d+)", map(SERVICES, "postgres").get("command").toString()))
			.isGreaterThanOrEqualTo(6 * process + kept);
	}

	private static int number(String pattern, String text) {
		Matcher matcher = Pattern.compile(pattern).matcher(text);
		assertThat(matcher.find()).as(pattern).isTrue();
		return Integer.parseInt(matcher.group(1));
	}

	private static String image(Map<String, Object> service) {
		return String.valueOf(service.get("image"));
	}

	@ParameterizedTest
	@EnumSource
	void keepsTheLoginOfTheOwnerFromTheApplications(Application application) {
		assertThat(application.dials).containsAll(OF_THE_OWNER);
		assertThat(map(application.service(), "environment")).extractingByKeys(OF_THE_OWNER.toArray(String[]::new))
			.containsOnly("");
	}

	@Test
	void givesEachLoginAPasswordOfItsOwn() {
		assertThat(List.of(password("postgres", "POSTGRES_PASSWORD"), password("migrate", "NOVA_DB_OWNER_PASSWORD"),
				password("gateway", "NOVA_DB_PASSWORD"), password("worker", "NOVA_DB_PASSWORD"),
				password("gateway", "NOVA_KAFKA_PASSWORD"), password("worker", "NOVA_KAFKA_PASSWORD")))
			.containsExactly("NOVA_DB_ADMIN_PASSWORD", "NOVA_DB_OWNER_PASSWORD", "NOVA_DB_PASSWORD",
					"NOVA_DB_WORKER_PASSWORD", "NOVA_KAFKA_PASSWORD", "NOVA_KAFKA_WORKER_PASSWORD");
		for (Application application : Application.values()) {
			assertThat(map(application.service(), "environment"))
				.extractingByKeys("NOVA_DB_ADMIN_PASSWORD", "NOVA_DB_WORKER_PASSWORD", "NOVA_KAFKA_WORKER_PASSWORD")
				.containsOnly("");
		}
	}

	private static String password(String service, String name) {
		String value = map(map(SERVICES, service), "environment").get(name).toString();
		Matcher required = Pattern.compile("\\$\\{([A-Z_]+):\\?.+}").matcher(value);
		assertThat(required.matches()).as(value).isTrue();
		return required.group(1);
	}

	@Test
	void generatesEachPasswordOnce(@TempDir Path directory) throws Exception {
		Path script = directory.resolve("deploy/make-env.sh");
		Files.createDirectories(script.getParent());
		Files.copy(ROOT.resolve("deploy/make-env.sh"), script);
		Files.copy(ROOT.resolve(".env.example"), directory.resolve(".env.example"));
		Path made = Files.writeString(directory.resolve(".env"),
				"NOVA_PORT=9\nNOVA_DB_PASSWORD=old\nNOVA_KAFKA_PASSWORD=\n");

		assertThat(run(script)).isZero();
		List<String> lines = Files.readAllLines(made);
		assertThat(run(script)).isZero();

		assertThat(Files.readAllLines(made)).isEqualTo(lines).startsWith("NOVA_PORT=9", "NOVA_DB_PASSWORD=old");
		assertThat(lines.subList(2, lines.size())).hasSize(5)
			.allMatch((line) -> line.matches("NOVA_(DB|KAFKA)_([A-Z]+_)?PASSWORD=[0-9a-f]{48}"))
			.extracting((line) -> line.substring(line.indexOf('=')))
			.doesNotHaveDuplicates();
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made))).isEqualTo("rw-------");
	}

	private static int run(Path script) throws IOException, InterruptedException {
		Process process = new ProcessBuilder("sh", script.toString()).redirectErrorStream(true).start();
		process.getInputStream().readAllBytes();
		return process.waitFor();
	}

	/** A failed constraint would quote the row, and its statement. */
	@Test
	void keepsRowsAndStatementsOutOfTheLogOfTheDatabase() {
		assertThat(map(SERVICES, "postgres").get("command").toString()).contains("log_error_verbosity=terse",
				"log_min_error_statement=panic");
	}

	@Test
	void requiresALoginForTheBroker() {
		Map<String, Object> broker = map(map(SERVICES, "kafka"), "environment");

		assertThat(broker.get("KAFKA_LISTENERS").toString().split(","))
			.allMatch((listener) -> listener.startsWith("CLIENTS:") || listener.contains("//127.0.0.1:"));
		assertThat(broker.get("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP").toString()).startsWith("CLIENTS:SASL_PLAINTEXT,");
		assertThat(broker.get("KAFKA_AUTHORIZER_CLASS_NAME").toString()).endsWith(".StandardAuthorizer");
		assertThat(broker).doesNotContainKey("KAFKA_ALLOW_EVERYONE_IF_NO_ACL_FOUND");
	}

	@Test
	void givesTheBrokerTheRightsThatAreTested() {
		Map<String, Object> kafka = map(SERVICES, "kafka");

		assertThat(kafka.get("volumes").toString()).contains("./config/kafka/acls.txt:/etc/nova/acls.txt:ro");
		assertThat(kafka.get("command").toString()).contains("/etc/nova/acls.txt")
			.doesNotContain("--operation All --add");
	}

	private static boolean comesFromOutside(String dial) {
		return !FIXED.contains(dial) && !OF_THE_OWNER.contains(dial);
	}

	private static Set<String> documented(Set<String> known) throws IOException {
		Set<String> documented = new LinkedHashSet<>();
		for (String row : Files.readAllLines(ROOT.resolve("docs/configuration.md"))) {
			if (!row.matches("\\| `(NOVA_|[A-Z]+_API_KEY).*")) {
				continue;
			}
			String before = "";
			Matcher name = TABLE_NAME.matcher(row.split("\\|")[1]);
			while (name.find()) {
				String full = name.group(1).startsWith("_") ? complete(before, name.group(1), known) : name.group(1);
				before = name.group(1).startsWith("_") ? before : full;
				documented.addAll(expand(full));
			}
		}
		return documented;
	}

	/**
	 * Returns the full name of an abbreviated variable: in {@code NOVA_LIMIT_REQUESTS},
	 * {@code _BURST}, the second is {@code NOVA_LIMIT_BURST}.
	 */
	private static String complete(String before, String end, Set<String> known) {
		String start = before;
		while (start.contains("_")) {
			start = start.substring(0, start.lastIndexOf('_'));
			if (known.containsAll(expand(start + end))) {
				return start + end;
			}
		}
		return before + " with " + end;
	}

	private static List<String> expand(String name) {
		if (!name.contains("<NAME>")) {
			return List.of(name);
		}
		return List.of(name.replace("<NAME>", "OPENAI"), name.replace("<NAME>", "ANTHROPIC"),
				name.replace("<NAME>", "GOOGLE"), name.replace("<NAME>", "OLLAMA"));
	}

	private static boolean hasCompose() throws InterruptedException {
		try {
			Process process = new ProcessBuilder("docker", "compose", "version").redirectErrorStream(true).start();
			process.getInputStream().readAllBytes();
			return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static JsonNode config(Path directory) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of("docker", "compose", "--file", COMPOSE.toRealPath().toString(),
				"--project-directory", directory.toString(), "config", "--format", "json"));
		ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
		builder.environment().keySet().removeIf((name) -> name.startsWith("NOVA_") || name.endsWith("_API_KEY"));
		Path problems = directory.resolve("problems");
		Process process = builder.redirectError(problems.toFile()).start();
		String config = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).as(Files.readString(problems)).isZero();
		return Json.MAPPER.readTree(config);
	}

	private static Set<String> placeholders(Path file) {
		Set<String> names = new TreeSet<>();
		Matcher placeholder = PLACEHOLDER.matcher(read(file));
		while (placeholder.find()) {
			names.add(placeholder.group(1));
		}
		return names;
	}

	private static Path resource(String module, String file) {
		return ROOT.resolve(module).resolve("src/main/resources").resolve(file);
	}

	private static Map<String, Object> services() {
		return map(new Yaml().load(read(COMPOSE)), "services");
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Map<String, Object> map(Map<String, Object> of, String key) {
		assertThat(of).containsKey(key);
		return cast(of.get(key));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> cast(Object value) {
		return (Map<String, Object>) value;
	}

}
