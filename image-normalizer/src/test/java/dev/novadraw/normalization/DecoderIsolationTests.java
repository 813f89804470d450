package dev.novadraw.normalization;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.novadraw.normalizer.FilteredProgram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The isolation of a process that decodes drawings. Checks that need a feature the system
 * lacks are skipped.
 */
class DecoderIsolationTests {

	private static final NormalizerProgram PROGRAM = new NormalizerProgram();

	private static final List<String> NO_NETWORK = List.of("unshare", "--net", "--");

	private static final List<String> OWN_NAMESPACE = List.of("unshare", "--user", "--net", "--");

	private static final List<String> OTHER_USER = List.of("setpriv", "--reuid=" + Isolation.USER,
			"--regid=" + Isolation.USER, "--clear-groups", "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs",
			"--");

	private static final List<String> NO_PRIVILEGES = List.of("setpriv", "--no-new-privs", "--");

	private static Process decoder;

	@BeforeAll
	static void start() throws IOException {
		decoder = PROGRAM.start();
		// After its first reply the process runs the program itself, no longer its
		// prefix.
		assertThat(decoder.getInputStream().read()).isPositive();
	}

	@AfterAll
	static void stop() throws IOException {
		decoder.destroyForcibly().onExit().join();
		PROGRAM.close();
	}

	@Test
	void reachesNoNetwork() throws Exception {
		assumeTrue(works(NO_NETWORK, OTHER_USER) || works(OWN_NAMESPACE, NO_PRIVILEGES),
				"this system gives no network namespace");

		assertThat(PROGRAM.isolation().hasOwnNetwork()).isTrue();
		try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			String connect = "exec 3<>/dev/tcp/127.0.0.1/" + listening.getLocalPort();
			assertThat(status(List.of("bash", "-c", connect))).isZero();
			assertThat(status(PROGRAM.isolation().command(List.of("bash", "-c", connect)))).isNotZero();
		}
		assertThat(Files.readSymbolicLink(of(decoder, "ns/net")))
			.isNotEqualTo(Files.readSymbolicLink(Path.of("/proc/self/ns/net")));
	}

	@Test
	void hasItsSystemCallsFiltered() throws Exception {
		assumeTrue(hasFilters(), "this system has no filters of system calls");

		assertThat(PROGRAM.isolation().isFiltered()).isTrue();
		assertThat(statusLine("Seccomp")).containsOnly("2");
		assertThat(statusLine("NoNewPrivs")).containsOnly("1");
	}

	@Test
	void startsNoProgramAndSignalsNoProcess() throws Exception {
		assumeTrue(hasFilters(), "this system has no filters of system calls");
		Process other = new ProcessBuilder("sleep", "600").start();

		try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Process filtered = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
					"--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-cp",
					System.getProperty("java.class.path"), FilteredProgram.class.getName(),
					String.valueOf(listening.getLocalPort()), String.valueOf(other.pid()))
				.redirectErrorStream(true)
				.start();
			String output = new String(filtered.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

			assertThat(output.lines()).containsExactly("before: connected, started, signalled, thread",
					"after: thread");
			assertThat(other.isAlive()).isTrue();
		}
		finally {
			other.destroyForcibly();
		}
	}

	@Test
	void readsNothingOfTheWorker() throws Exception {
		assumeTrue(works(OTHER_USER, List.of()) || works(OWN_NAMESPACE, NO_PRIVILEGES),
				"this system has no other user and no user namespace");

		assertThat(PROGRAM.isolation().isApart()).isTrue();
		String environment = "cat /proc/%d/environ".formatted(ProcessHandle.current().pid());
		assertThat(status(List.of("sh", "-c", environment))).isZero();
		assertThat(status(PROGRAM.isolation().command(List.of("sh", "-c", environment)))).isNotZero();
	}

	@Test
	void runsAsAnotherUserWhereTheWorkerIsRoot() throws Exception {
		assumeTrue(works(OTHER_USER, List.of()), "this process is not root's");

		assertThat(statusLine("Uid")).containsOnly(String.valueOf(Isolation.USER));
		assertThat(statusLine("Groups")).containsOnly("");
		assertThat(statusLine("CapBnd")).containsOnly("0000000000000000");
	}

	@Test
	void canGainNoPrivileges() throws Exception {
		assumeTrue(works(NO_PRIVILEGES, List.of()), "this system has no setpriv");

		assertThat(statusLine("NoNewPrivs")).containsOnly("1");
		assertThat(statusLine("CapEff")).containsOnly("0000000000000000");
	}

	@Test
	void hasNoEnvironment() throws Exception {
		assumeTrue(Files.isReadable(of(decoder, "environ")), "not available on this system");

		assertThat(Files.readString(of(decoder, "environ"))).doesNotContain("=");
	}

	@Test
	void isReadFromAPrivateDirectory() throws Exception {
		Path jar = jar();
		Path directory = jar.resolveSibling("");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.normalize()))).endsWith("---");

		Files.delete(jar);
		Files.delete(jar.resolveSibling("lock"));
		Files.delete(directory.normalize());
		Files.createDirectory(directory.normalize(),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxrwxrwx")));
		Files.writeString(jar, "somebody else's");
		PROGRAM.start().destroyForcibly();

		assertThat(jar()).isNotEqualTo(jar).exists();
		Files.delete(jar);
		Files.delete(directory.normalize());
	}

	/**
	 * Returns true if this system can start Java in such a way, whatever the worker does.
	 */
	private static boolean works(List<String> first, List<String> second) throws Exception {
		List<String> command = new ArrayList<>(first);
		command.addAll(second);
		command.addAll(List.of(ProcessHandle.current().info().command().orElseThrow(), "-version"));
		try {
			return status(command) == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static boolean hasFilters() throws IOException {
		Path actions = Path.of("/proc/sys/kernel/seccomp/actions_avail");
		return Files.isReadable(actions) && Files.readString(actions).contains("errno")
				&& List.of("amd64", "aarch64").contains(System.getProperty("os.arch"));
	}

	private static Path jar() throws IOException {
		return PROGRAM.jar();
	}

	private static List<String> statusLine(String name) throws IOException {
		try (Stream<String> lines = Files.lines(of(decoder, "status"))) {
			return lines.filter((line) -> line.startsWith(name + ":"))
				.flatMap((line) -> Stream.of(line.substring(name.length() + 1).strip().split("\\s+")))
				.toList();
		}
	}

	private static Path of(Process process, String file) {
		return Path.of("/proc", String.valueOf(process.pid()), file);
	}

	private static int status(List<String> command) throws Exception {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		process.getInputStream().readAllBytes();
		return process.waitFor();
	}

}
