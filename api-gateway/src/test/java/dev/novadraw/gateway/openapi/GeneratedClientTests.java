package dev.novadraw.gateway.openapi;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that OpenAPI Generator creates from the contract compile, and work as apps use
 * them.
 */
class GeneratedClientTests {

	private static final Path GENERATOR = Path.of("target/tools/openapi-generator-cli.jar");

	private static final Path DIRECTORY = Path.of("target/generated-clients").toAbsolutePath();

	private static final Gateway GATEWAY = Gateway.shared();

	private final String user = "child-" + UUID.randomUUID();

	/**
	 * Generates all clients in one process, as most of the time is spent on its start.
	 */
	@BeforeAll
	static void generate() throws IOException, InterruptedException {
		Files.createDirectories(DIRECTORY);
		Process generator = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", GENERATOR.toString(), "batch", "--fail-fast",
				config("native"), config("okhttp-gson"))
			.redirectErrorStream(true)
			.redirectOutput(DIRECTORY.resolve("generator.log").toFile())
			.start();

		assertThat(generator.waitFor(4, TimeUnit.MINUTES)).as("generated in time").isTrue();
		assertThat(generator.exitValue()).as(Files.readString(DIRECTORY.resolve("generator.log"))).isZero();
	}

	private static String config(String library) throws IOException {
		return Files
			.writeString(DIRECTORY.resolve(library + ".yaml"),
					"""
							generatorName: java
							library: %s
							inputSpec: %s
							outputDir: %s
							additionalProperties: { useJakartaEe: "true" }
							globalProperties: { apis: "", models: "", supportingFiles: "", apiTests: "false", modelTests: "false",
							  apiDocs: "false", modelDocs: "false" }
							"""
						.formatted(library, Path.of("openapi.yaml").toAbsolutePath(), DIRECTORY.resolve(library)))
			.toString();
	}

	@ParameterizedTest
	@CsvSource({ "native, updateBaseUri", "okhttp-gson, setBasePath" })
	void compilesAndDoesWhatAppsDo(String library, String setAddress) throws Exception {
		submit("2b", "1");
		submit("2b", "2");
		Path drawing = Files.write(DIRECTORY.resolve(library + ".png"), TestDrawings.png(60, 60));

		List<?> found = run(compiled(library), setAddress, drawing.toFile());

		assertThat(found).map(Object::toString)
			.containsExactly("submitted for " + this.user + ": Zoë, [Löwe], 3", "read again: queued, 2 languages",
					"listed with [class=2b]: {class=2b, day=2}", "listed with [class=2b]: {class=2b, day=1}",
					"listed with [class=2b, day=1]: {class=2b, day=1}", "token for " + this.user, "problem: 400 true");
	}

	private void submit(String grade, String day) {
		GATEWAY.post("/v1/stories",
				Multipart.drawing(TestDrawings.png(60, 60))
					.field("user", this.user)
					.field("metadata[class]", grade)
					.field("metadata[day]", day));
	}

	private static Path compiled(String library) throws IOException {
		Path classes = Files.createDirectories(DIRECTORY.resolve(library + "-classes"));
		List<Path> sources = new ArrayList<>(List.of(Path.of("src/test/resources/generated-clients/Example.java")));
		try (Stream<Path> files = Files.walk(DIRECTORY.resolve(library + "/src/main/java"))) {
			files.filter((file) -> file.toString().endsWith(".java")).forEach(sources::add);
		}
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
			boolean isCompiled = compiler
				.getTask(null, files, null, List.of("-proc:none", "-nowarn", "-Xlint:none", "-d", classes.toString()),
						null, files.getJavaFileObjectsFromPaths(sources))
				.call();
			assertThat(isCompiled).as("compiled without errors").isTrue();
		}
		return classes;
	}

	private List<?> run(Path classes, String setAddress, File drawing) throws Exception {
		try (URLClassLoader loader = new URLClassLoader(new URL[] { classes.toUri().toURL() })) {
			Class<?> clientType = loader.loadClass("org.openapitools.client.ApiClient");
			Object client = clientType.getConstructor().newInstance();
			clientType.getMethod(setAddress, String.class).invoke(client, GATEWAY.address());
			Class<?> type = loader.loadClass("Example");
			Object example = type.getConstructor(clientType, String.class).newInstance(client, this.user);
			return (List<?>) type.getMethod("run", File.class).invoke(example, drawing);
		}
	}

}
