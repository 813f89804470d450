package dev.novadraw.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.novadraw.embedded.SmallDisk;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts that are interrupted, and starts that must fail.
 */
class LaunchTests {

	/** Generous for an overloaded machine. */
	private static final Duration TIMEOUT = Duration.ofMinutes(4);

	private static final int SMALL_DISK_MEGABYTES = 64;

	@TempDir
	private Path directory;

	// SettingsCheckTests covers the invalid settings.
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			nonsense |                              | There is no AI provider 'nonsense'
			ollama   | http://anna:secret@127.0.0.1 | NOVA_OLLAMA_URL must be a URL
			""")
	void reportsErrorsBeforeAnythingStarts(String provider, @Nullable String url, String sentence) throws IOException {
		Path data = this.directory.resolve("data");
		Map<String, String> environment = (url != null) ? Map.of("NOVA_OLLAMA_URL", url) : Map.of();

		Server refused = Server.standalone(data, environment, "--provider", provider);

		assertThat(refused.awaitExit()).isEqualTo(1);
		assertThat(refused.output().lines().toList().getLast()).startsWith("nova: " + sentence);
		assertThat(refused.output()).hasLineCount(2).doesNotContain("bean", "PostgreSQL", "secret");
		assertThat(data.resolve("postgres")).doesNotExist();
	}

	@Test
	void saysThatItsDataDirectoryIsNone() throws IOException {
		Path file = Files.writeString(this.directory.resolve("a-file"), "");

		Server refused = Server.standalone(file, Map.of());

		assertThat(refused.awaitExit()).isEqualTo(1);
		assertThat(refused.output()).hasLineCount(1).startsWith("nova: Cannot write to " + file);
	}

	@Test
	void saysThatItsDiskIsTooSmallBeforeAnythingIsStarted() throws IOException {
		Path data = Files.createDirectory(this.directory.resolve("disk"));
		try (SmallDisk disk = SmallDisk.mount(data, SMALL_DISK_MEGABYTES)
			.orElseGet(() -> Assumptions.abort("This process may not mount a file system"));
				Server refused = Server.standalone(disk.directory(), Map.of())) {
			assertThat(refused.awaitExit()).isEqualTo(1);
			assertThat(refused.output()).hasLineCount(1)
				.startsWith("nova: The disk of " + data + " has ")
				.contains(" MB left and 256 are needed: ");
		}
	}

	@Test
	void saysInOneSentenceWhyAServerDoesNotStart() throws IOException {
		Path data = this.directory.resolve("data");
		Path cluster = Files.createDirectories(data.resolve("postgres/cluster"));
		Files.writeString(cluster.resolve("PG_VERSION"), "13\n");

		Server refused = Server.standalone(data, Map.of());

		assertThat(refused.awaitExit()).isEqualTo(1);
		assertThat(refused.output().lines().toList().getLast()).startsWith("nova: ")
			.contains("was written by PostgreSQL 13");
		assertThat(refused.output()).doesNotContain("bean", "ERROR", "Exception");
	}

	@Test
	void refusesOnePortForTwo() throws IOException {
		Server refused = Server.standalone(this.directory.resolve("data"), Map.of(), "--postgres-port", "15001",
				"--kafka-port", "15001");

		assertThat(refused.awaitExit()).isEqualTo(2);
		assertThat(refused.output()).contains("--postgres-port and --kafka-port are both 15001");
	}

	@Test
	void namesTheVariableOfAFlagThatCannotBeRead() throws IOException {
		Server refused = Server.standalone(this.directory.resolve("data"), Map.of("NOVA_WORKERS", "abc"));

		assertThat(refused.awaitExit()).isEqualTo(2);
		assertThat(refused.output()).hasLineCount(1).startsWith("nova: Invalid value").contains("(NOVA_WORKERS)");
	}

	@Test
	void stopsWhileItsDatabaseIsMade() throws Exception {
		Path data = this.directory.resolve("data");
		Server starting = Server.standalone(data, Map.of());
		await(() -> isThere(data.resolve("postgres"), "initializing-"));

		assertStopsAndLeavesNothing(starting, data);
		assertThat(isThere(data.resolve("postgres"), "initializing-")).isFalse();
	}

	@Test
	void stopsBetweenItsDatabaseAndItsEnd() throws Exception {
		Path data = this.directory.resolve("data");
		Server starting = Server.standalone(data, Map.of());
		await(() -> starting.output().contains("PostgreSQL "));

		assertStopsAndLeavesNothing(starting, data);
		assertThat(data.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
	}

	// A start that goes on although it was asked to stop comes as far as its HTTP server.
	private static void assertStopsAndLeavesNothing(Server starting, Path data) {
		assertThat(starting.terminate()).isEqualTo(143);
		assertThat(starting.output()).doesNotContain("ready http", "nova:", "ERROR", "Exception");
		assertThat(data.resolve("nova.log")).content().doesNotContain("Tomcat started");
		awaitProcesses(() -> processes(data).isEmpty());
	}

	@Test
	void makesTheStartCacheWithoutSettingsAndEndsThatWithItself() throws Exception {
		Path data = this.directory.resolve("data");
		Path cache = Files.createDirectory(this.directory.resolve("app")).resolve("start.aot");
		Server server = Server.start(Server.STANDALONE, Map.of("NOVA_BIND", "127.0.0.1", "OPENAI_API_KEY", "secret"),
				"ready (http://\\S+)", List.of("--data", data.toString(), "--port", "0"),
				List.of("-Xmx512m", "-Dnova.start-cache=" + cache), null);
		server.awaitReady();
		awaitProcesses(() -> !makers(cache).isEmpty());

		ProcessHandle training = makers(cache).getFirst();
		Path environment = Path.of("/proc", String.valueOf(training.pid()), "environ");
		if (Files.isReadable(environment)) {
			assertThat(Files.readString(environment)).contains("PATH=").doesNotContain("NOVA_", "API_KEY");
		}
		server.terminate();

		assertThat(server.output()).contains("The first start of a build takes");
		awaitProcesses(() -> makers(cache).isEmpty() && processes(cache.resolveSibling("training")).isEmpty());
		try (Stream<Path> left = Files.list(cache.resolveSibling(""))) {
			assertThat(left.map((file) -> file.getFileName().toString())).isSubsetOf("training.log");
		}
	}

	// Matches an option at the beginning: Java reads at most a page of a command line.
	private static List<ProcessHandle> makers(Path cache) {
		return processes(Path.of("-XX:AOTCacheOutput=" + cache.resolveSibling("")));
	}

	private static List<ProcessHandle> processes(Path directory) {
		return ProcessHandle.allProcesses()
			.filter((process) -> process.info().commandLine().orElse("").contains(directory.toString()))
			.filter((process) -> process.pid() != ProcessHandle.current().pid())
			.toList();
	}

	private static boolean isThere(Path directory, String prefix) throws IOException {
		if (!Files.isDirectory(directory)) {
			return false;
		}
		try (Stream<Path> files = Files.list(directory)) {
			return files.anyMatch((file) -> file.getFileName().toString().startsWith(prefix));
		}
	}

	private static void await(Callable<Boolean> condition) {
		await(Duration.ofMillis(20), condition);
	}

	// Each check lists all processes of the machine, which is slow.
	private static void awaitProcesses(Callable<Boolean> condition) {
		await(Duration.ofMillis(200), condition);
	}

	private static void await(Duration interval, Callable<Boolean> condition) {
		Awaitility.await("the launch to get there").atMost(TIMEOUT).pollInterval(interval).until(condition);
	}

}
