package dev.novadraw.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The script {@code nova} in a built checkout, with a JDK that prints its arguments.
 */
class NovaScriptTests {

	private static final String JAVA = """
			#!/usr/bin/env bash
			case "$*" in
			*jarmode*) mkdir -p "${@: -1}" && touch "${@: -1}/standalone-1-app.jar" ;;
			*) printf 'pid=%s\\numask=%s\\ndata=%s\\narguments=%s\\n' $$ "$(umask)" "$NOVA_DATA" "$*" ;;
			esac
			""";

	@TempDir
	private Path directory;

	private Path checkout;

	private Path jdk;

	@BeforeEach
	void checkOut() throws IOException {
		Path original = Path.of(System.getProperty("user.dir")).resolveSibling("nova");
		this.directory = this.directory.toRealPath();
		this.checkout = Files.createDirectories(this.directory.resolve("check out"));
		Files.copy(original, this.checkout.resolve("nova"));
		Files.copy(original.resolveSibling("pom.xml"), this.checkout.resolve("pom.xml"));
		Files.createDirectories(this.checkout.resolve("standalone/src/main"));
		Files.copy(original.resolveSibling("standalone/pom.xml"), this.checkout.resolve("standalone/pom.xml"));
		Files.createDirectories(this.checkout.resolve("standalone/target"));
		Files.writeString(this.checkout.resolve("standalone/target/standalone-1-app.jar"), "");
		this.jdk = Files.createDirectories(this.directory.resolve("jdk/bin")).getParent();
		program("java", JAVA);
		program("javac", "#!/bin/sh\n");
		Files.writeString(this.jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\nJAVA_RUNTIME_VERSION=\"25.0.1+8\"\n");
	}

	private void program(String name, String text) throws IOException {
		program(this.jdk.resolve("bin").resolve(name), text);
	}

	private static void program(Path file, String text) throws IOException {
		Files.writeString(file, text);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
	}

	@Test
	void becomesTheApplicationItselfWhoseFilesAreItsOwn() throws Exception {
		Process nova = start(this.checkout.resolve("nova"), "run", "--port", "0");

		assertThat(output(nova)).contains("pid=" + nova.pid() + "\n", "umask=0077\n",
				"data=" + this.checkout.resolve("data") + "\n",
				"-Dnova.cache=" + this.checkout.resolve(".nova/programs") + " ", "nova.jar --port 0");
	}

	@Test
	void worksInItsCheckoutWhereverTheLinkToItIs() throws Exception {
		Path bin = Files.createDirectories(this.directory.resolve("bin"));
		Path link = Files.createSymbolicLink(bin.resolve("nova"), Path.of("../check out/nova"));
		Path linkToLink = Files.createSymbolicLink(this.directory.resolve("another"), link);

		assertThat(output(start(linkToLink, "run"))).contains("data=" + this.checkout.resolve("data") + "\n");
		assertThat(bin.resolve(".nova")).doesNotExist();
	}

	@Test
	void asksForAStartCacheOnlyWhereThereIsNone() throws Exception {
		String first = output(start(this.checkout.resolve("nova"), "run"));
		String file = first.replaceAll("(?s).*-Dnova.start-cache=(.*?\\.aot) .*", "$1");
		assertThat(Path.of(file)).doesNotExist().startsWithRaw(this.checkout.resolve(".nova"));

		Files.writeString(Path.of(file), "");
		assertThat(output(start(this.checkout.resolve("nova"), "run"))).contains("-XX:AOTCache=" + file)
			.doesNotContain("start-cache");

		Files.delete(Path.of(file));
		Files.writeString(Path.of(file + ".failed"), "");
		assertThat(output(start(this.checkout.resolve("nova"), "run"))).doesNotContain("AOTCache", "start-cache");
		assertThat(output(start(this.checkout.resolve("nova"), "run", "--help"))).doesNotContain("start-cache");
	}

	@Test
	void printsItsVersionWithoutABuild() throws Exception {
		assertThat(output(start(this.checkout.resolve("nova"), "--version"))).matches("Nova Draw \\d+\\.\\d+\\S*\\s*");
	}

	@Test
	void writesTheContract() throws Exception {
		program(this.checkout.resolve("mvnw"), "#!/bin/sh\necho \"$@\" >> \"$0.calls\"\n");

		output(start(this.checkout.resolve("nova"), "contract"));

		assertThat(Files.readString(this.checkout.resolve("mvnw.calls"))).contains(" -pl api-gateway ",
				" -Dtest=OpenApiTests#isWhatTheCodeSays ", " -Dnova.contract=write");
		assertThat(Path.of("../CONTRIBUTING.md")).content().contains("\n./nova contract\n");
	}

	private Process start(Path nova, String... arguments) throws IOException {
		List<String> command = new java.util.ArrayList<>(List.of(nova.toString()));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.directory(this.directory.toFile());
		builder.environment().keySet().removeIf((name) -> name.startsWith("NOVA_") || name.startsWith("GIT_"));
		builder.environment().put("NOVA_JAVA_HOME", this.jdk.toString());
		return builder.start();
	}

	private static String output(Process process) throws Exception {
		String output = new String(process.getInputStream().readAllBytes());
		assertThat(process.waitFor()).as(output).isZero();
		return output;
	}

}
