package dev.novadraw.acceptance;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import dev.novadraw.embedded.FreePorts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The first steps of the README with {@code docker-compose.yml}. The images contain the
 * jars of this build; existing containers are not changed.
 */
@EnabledIfSystemProperty(named = "nova.containers", matches = "true",
		disabledReason = "needs a Docker engine: ./nova test --containers")
class ComposeStoryTests {

	private static final Path ROOT = Path.of("..");

	private static final Pattern KEY = Pattern.compile("nova_live_\\w+");

	private static final Pattern DECODING_WORKER = Pattern.compile("worker-(\\d+) .*Drawings are decoded.*");

	private final String project = "nova-test-" + UUID.randomUUID();

	@TempDir
	private Path directory;

	@AfterEach
	void removes() throws Exception {
		compose("down", "--volumes", "--timeout", "10");
	}

	@Test
	void makesAStory() throws Exception {
		checkOut();
		int port = FreePorts.find(1)[0];
		Files.writeString(this.directory.resolve(".env"), """
				NOVA_DB_PASSWORD=of-gateways
				NOVA_DB_WORKER_PASSWORD=of-workers
				NOVA_DB_OWNER_PASSWORD=of-the-owner
				NOVA_DB_ADMIN_PASSWORD=of-the-administrator
				NOVA_KAFKA_PASSWORD=of-gateways
				NOVA_KAFKA_WORKER_PASSWORD=of-workers
				NOVA_JARS=host
				NOVA_PORT=%d
				NOVA_MANAGEMENT_PORT=%d
				NOVA_FORWARDED_HEADERS=native
				""".formatted(port, FreePorts.find(1)[0]));
		Matcher key = KEY.matcher(compose("run", "--rm", "gateway", "client", "create", "my-app"));
		assertThat(key.find()).isTrue();

		compose("up", "--build", "--detach", "--wait", "--wait-timeout", "400");
		List<String> containers = containers();
		compose("up", "--detach", "--wait", "--wait-timeout", "400");
		assertThat(containers()).as("after a start without changes").hasSize(6).isEqualTo(containers);

		HttpResponse<String> story = new Client("http://127.0.0.1:" + port).post("/v1/stories", Drawings.PIG, Map.of(),
				"Authorization", "Bearer " + key.group(), "Prefer", "wait=60", "X-Forwarded-Proto", "https");
		assertThat(story.statusCode()).as(story.body()).isEqualTo(200);
		assertThat(story.body()).contains("pink").contains("\"self\":\"https://");
		checkDecoders();
		await("rights at Kafka, set by fifteen short processes").atMost(5, TimeUnit.MINUTES)
			.until(() -> compose("logs", "--no-color", "kafka").contains("Users and rights are set."));
	}

	private List<String> containers() throws IOException, InterruptedException {
		return compose("ps", "--all", "--quiet", "--no-trunc").lines().sorted().toList();
	}

	/**
	 * Checks that the worker's user cannot read the worker's memory, since decoders run
	 * as the same user.
	 */
	private void checkDecoders() throws Exception {
		Matcher worker = DECODING_WORKER.matcher(compose("logs", "--no-color", "worker"));
		assertThat(worker.find()).isTrue();
		assertThat(worker.group()).contains("network=none", "proc=closed", "calls=filtered");

		String read = "for file in environ mem; do cat /proc/1/$file >/tmp/read 2>/dev/null && echo $file; done; id -u";
		assertThat(compose("exec", "-T", "--index", worker.group(1), "worker", "sh", "-c", read).strip())
			.isEqualTo("10001");
	}

	/** Copies the files that a build needs, without a developer's local files. */
	private void checkOut() throws IOException {
		List<Path> files = new ArrayList<>(List.of(Path.of("docker-compose.yml"), Path.of("Dockerfile"),
				Path.of(".dockerignore"), Path.of("config/kafka/acls.txt"), Path.of("config/postgres/roles.sql"),
				Path.of("config/postgres/passwords.sh")));
		for (String module : List.of("api-gateway", "generation-worker")) {
			try (Stream<Path> jars = Files.list(ROOT.resolve(module).resolve("target"))) {
				files
					.addAll(jars.filter((file) -> file.toString().endsWith("-app.jar")).map(ROOT::relativize).toList());
			}
		}
		assertThat(files).as("jars of ./mvnw package").hasSize(8);
		for (Path file : files) {
			Path copy = this.directory.resolve(file);
			Files.createDirectories(copy.getParent());
			Files.copy(ROOT.resolve(file), copy);
		}
	}

	private String compose(String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of("docker", "compose", "--project-name", this.project));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).directory(this.directory.toFile());
		builder.environment().keySet().removeIf((name) -> name.startsWith("NOVA_") && !Images.isVariable(name));
		Path log = this.directory.resolve("log");
		Process process = builder.redirectError(log.toFile()).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
		assertThat(process.exitValue()).as(() -> command + output + read(log)).isZero();
		return output;
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

}
