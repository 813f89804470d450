package dev.novadraw.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The examples of the client guide, as they stand there.
 */
class GuideTests {

	private static final Path GUIDE = Path.of("../docs/client-guide.md");

	private static final Pattern SETUP = Pattern.compile("```bash\n(export .*?)```", Pattern.DOTALL);

	private static final Pattern EXAMPLE = Pattern.compile("```(\\w+) guide\n(.*?)```", Pattern.DOTALL);

	private static final Map<String, Language> LANGUAGES = Map.of("bash", new Language("guide.sh", "bash", "-eu"),
			"javascript", new Language("guide.mjs", "node"), "java", new Language("Guide.java", java()), "dart",
			new Language("guide.dart", "dart", "run"));

	@TempDir
	private static Path data;

	private static Server server;

	private static String address;

	private static String key = "";

	/**
	 * How an example is run.
	 */
	private record Language(String file, String... command) {
	}

	private record Example(String language, String code) {

		@Override
		public String toString() {
			return this.language + ": " + this.code.lines().findFirst().orElse("");
		}

	}

	@BeforeAll
	static void starts(@TempDir Path checkout) throws Exception {
		// It takes its time, so that there is something to watch.
		server = Server.standalone(data, Map.of("NOVA_AI_OFFLINE_DELAY", "2s"));
		address = server.awaitReady();
		key = setUp(checkout);
		assertThat(key).matches("nova_live_\\w+");
	}

	/** Does what the guide says comes first, and returns the key that is there then. */
	private static String setUp(Path checkout) throws IOException, InterruptedException {
		Matcher setup = SETUP.matcher(Files.readString(GUIDE));
		assertThat(setup.find()).isTrue();
		Path nova = Files.writeString(checkout.resolve("nova"), """
				#!/bin/sh
				exec '%s' dev.novadraw.standalone.Standalone "$@"
				""".formatted(java()));
		assertThat(nova.toFile().setExecutable(true)).isTrue();
		Files.writeString(checkout.resolve("setup.sh"), setup.group(1) + "printf '%s' \"$KEY\" >key\n");
		run(checkout, new Language("setup.sh", "sh", "-eu"));
		return Files.readString(checkout.resolve("key"));
	}

	@AfterAll
	static void stops() {
		server.close();
	}

	static List<Example> examples() throws IOException {
		return EXAMPLE.matcher(Files.readString(GUIDE))
			.results()
			.map((example) -> new Example(example.group(1), example.group(2)))
			.toList();
	}

	@Test
	void hasAnExampleInEachLanguage() throws IOException {
		assertThat(examples()).extracting(Example::language).contains("bash", "javascript", "java", "dart");
	}

	@ParameterizedTest
	@MethodSource("examples")
	void comesToAStory(Example example, @TempDir Path directory) throws Exception {
		Language language = LANGUAGES.get(example.language());
		assumeTrue(isInstalled(language.command()[0]), language.command()[0] + " is not installed");
		Files.copy(Drawings.PIG, directory.resolve("pig.png"));
		Files.writeString(directory.resolve(language.file()), example.code());

		String output = run(directory, language);

		assertThat(output).containsPattern("Story: \\S.+");
		if (example.code().contains("Being written")) {
			assertThat(output).contains("Being written");
		}
	}

	private static String run(Path directory, Language language) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(language.command()));
		command.add(language.file());
		ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
		builder.environment()
			.putAll(Map.of("NOVA", address, "KEY", key, "NOVA_DATA", data.toString(), "CLASSPATH",
					System.getProperty("java.class.path")));
		Process process = builder.start();
		try {
			process.getOutputStream().close();
			assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("done in time").isTrue();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(process.exitValue()).as(output).isZero();
			return output;
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
