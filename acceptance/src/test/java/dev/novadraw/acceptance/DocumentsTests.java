package dev.novadraw.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The examples of all documents, run unchanged. The shell blocks of a document run in
 * order in a checkout, as a reader would enter them. A block that cannot run has the
 * reason in {@code not-run=REASON} after its fence.
 */
class DocumentsTests {

	/**
	 * The reasons to skip a block, each with a pattern that such a block contains.
	 */
	private static final Map<String, Pattern> REASONS = Map.of(
			// Starts the service that the other examples use.
			"server", Pattern.compile("\\A\\./nova run( --port \\d+)?\\n\\z"),
			// Needs a Docker engine.
			"docker", Pattern.compile("(?m)^docker "),
			// Needs a local model.
			"ollama", Pattern.compile("(?m)^ollama "),
			// Needs the reader's account at a provider, or a server of their own.
			"provider", Pattern.compile("(API_KEY|_URL)=\\S+(?s:.*)\\./nova run --provider"),
			// Repeats builds and tests that take minutes and run elsewhere.
			"build", Pattern.compile("\\A(\\./nova (test|chaos|eval|doctor|bench|contract)\\b[^\\n]*\\n)+\\z"),
			// Changes the reader's machine, or needs servers on it.
			"operator", Pattern.compile("(?m)^(sudo|git|java -jar|psql) |jdbc:|example\\.org"));

	private static final String ADDRESS = "http://127.0.0.1:8080";

	private static final Map<String, Language> LANGUAGES = Map.of("javascript", new Language("guide.mjs", "node"),
			"java", new Language("Guide.java", java()), "dart", new Language("guide.dart", "dart", "run"));

	@TempDir
	private static Path data;

	@TempDir
	private static Path checkout;

	private static Server server;

	private static String address;

	private static String key;

	/**
	 * A language of examples: the file for the code and the command that runs it.
	 */
	private record Language(String file, String... command) {
	}

	@BeforeAll
	static void starts() throws Exception {
		// Slow enough that partial results can be observed.
		server = Server.standalone(data, Map.of("NOVA_AI_OFFLINE_DELAY", "2s"));
		Files.createSymbolicLink(checkout.resolve("examples"), Example.CHECKOUT.resolve("examples"));
		program("nova", "exec %s \"$@\"".formatted(shellWords(Server.command(Server.STANDALONE, List.of()))));
		// An error response ends the example.
		program("curl", "PATH='%s'\nexec curl --fail \"$@\"".formatted(System.getenv("PATH")));
		address = server.awaitReady();
		key = run("setup", "./nova client create the-test 2>/dev/null", checkout).strip();
		assertThat(key).matches("nova_live_\\w+");
	}

	private static String shellWords(List<String> words) {
		return words.stream().map("'%s'"::formatted).collect(Collectors.joining(" "));
	}

	private static void program(String name, String script) throws IOException {
		Path program = Files.writeString(checkout.resolve(name), "#!/bin/sh\n" + script + "\n");
		assertThat(program.toFile().setExecutable(true)).isTrue();
	}

	@AfterAll
	static void stops() {
		server.close();
	}

	static Stream<Path> documents() {
		return runnable().map(Example::document).distinct().sorted();
	}

	private static Stream<Example> runnable() {
		return Example.all().stream().filter((example) -> example.isShell() && example.notRun() == null);
	}

	static Stream<Example> programs() {
		return Example.all()
			.stream()
			.filter((example) -> LANGUAGES.containsKey(example.language()) && isOfGuide(example));
	}

	private static boolean isOfGuide(Example example) {
		return example.document().endsWith("client-guide.md");
	}

	@Test
	void sayWhatEachBlockIs() {
		assertThat(Example.all()).filteredOn((example) -> example.language().isEmpty())
			.as("blocks without a language: write ```bash, ```bash not-run=REASON or ```text")
			.isEmpty();
	}

	@Test
	void haveAReasonForEachBlockThatIsNotRun() {
		assertThat(Example.all()).filteredOn((example) -> example.notRun() != null)
			.isNotEmpty()
			.allSatisfy((example) -> {
				assertThat(REASONS).as("reason of %s", example).containsKey(example.notRun());
				assertThat(example.code()).as("%s, which says not-run=%s", example, example.notRun())
					.containsPattern(REASONS.get(example.notRun()));
			});
	}

	@Test
	void haveExamplesInEachLanguage() {
		assertThat(programs()).extracting(Example::language).contains("javascript", "java", "dart");
		assertThat(documents()).extracting(Path::toString).contains("README.md", "docs/client-guide.md");
	}

	@ParameterizedTest
	@MethodSource("documents")
	void runAsTheyStand(Path document) throws Exception {
		String script = runnable().filter((example) -> example.document().equals(document))
			.map((example) -> "printf '\\n# %s\\n'\n%s".formatted(example, example.code()))
			.collect(Collectors.joining("\n"));

		String output = run(document.getFileName().toString(), script, checkout);

		long stories = script.lines().filter((line) -> line.startsWith("echo \"Story:")).count();
		assertThat(Pattern.compile("Story: \\S").matcher(output).results()).as(output).hasSize((int) stories);
	}

	@ParameterizedTest
	@MethodSource("programs")
	void comeToAStory(Example example) throws Exception {
		Language language = LANGUAGES.get(example.language());
		assumeTrue(isInstalled(language.command()[0]), language.command()[0] + " is not installed");
		Files.writeString(checkout.resolve(language.file()), example.code());

		List<String> command = new ArrayList<>(List.of(language.command()));
		command.add(language.file());
		String output = run(command, checkout);

		assertThat(output).containsPattern("Story: \\S.+");
		if (example.code().contains("Being written")) {
			assertThat(output).contains("Being written");
		}
	}

	@Test
	void endInsteadOfWaitingForeverWhenTheDrawingIsNotThere(@TempDir Path elsewhere) throws Exception {
		String script = runnable().filter((example) -> isOfGuide(example) && example.code().contains("while "))
			.map(Example::code)
			.findFirst()
			.orElseThrow();
		Files.writeString(elsewhere.resolve("example.sh"), script);

		String output = run(List.of("bash", "example.sh"), elsewhere);

		assertThat(output).doesNotContainPattern("Story: \\S");
	}

	private static String run(String name, String script, Path directory) throws IOException, InterruptedException {
		String file = name + ".sh";
		Files.writeString(directory.resolve(file), script.replace(ADDRESS, address));
		return run(List.of("bash", "-eu", "-o", "pipefail", file), directory);
	}

	private static String run(List<String> command, Path directory) throws IOException, InterruptedException {
		Path output = Files.createTempFile(data, "example", ".log");
		ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile());
		builder.environment()
			.putAll(Map.of("NOVA_DATA", data.toString(), "PATH", checkout + ":" + System.getenv("PATH")));
		if (key != null) {
			builder.environment().putAll(Map.of("NOVA", address, "KEY", key));
		}
		Process process = builder.start();
		try {
			process.getOutputStream().close();
			boolean inTime = process.waitFor(5, TimeUnit.MINUTES);
			String text = Files.readString(output, StandardCharsets.UTF_8);
			assertThat(inTime).as("done in 5 minutes, but: %s", text).isTrue();
			assertThat(process.exitValue()).as(text).isZero();
			return text;
		}
		finally {
			process.destroyForcibly();
		}
	}

	private static boolean isInstalled(String program) {
		return program.contains("/") || List.of(System.getenv("PATH").split(":"))
			.stream()
			.anyMatch((directory) -> Files.isExecutable(Path.of(directory, program)));
	}

	private static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

}
