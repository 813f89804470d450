package dev.novadraw.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The start-up caches that are kept. A script replaces Java.
 */
class StartCacheTests {

	private static final String JAVA = """
			#!/bin/sh
			echo "$@" >> "$0.calls"
			for argument; do
				case $argument in
				-XX:AOTCacheOutput=*) echo cache > "${argument#*=}"; exit %s ;;
				-XX:AOTMode=on) exit %s ;;
				esac
			done
			""";

	@TempDir
	private Path directory;

	private final String home = System.getProperty("java.home");

	private Path java;

	private Path cache;

	@BeforeEach
	void makeHome() throws IOException {
		Path fake = Files.createDirectories(this.directory.resolve("jdk"));
		for (String part : List.of("lib", "conf")) {
			Files.createSymbolicLink(fake.resolve(part), Path.of(this.home, part));
		}
		this.java = Files.createDirectory(fake.resolve("bin")).resolve("java");
		this.cache = Files.createDirectory(this.directory.resolve("app")).resolve("start.aot");
		System.setProperty("java.home", fake.toString());
	}

	@AfterEach
	void restoreHome() {
		System.setProperty("java.home", this.home);
	}

	@Test
	void keepsACacheThatWorksAndTrainsOnFreePorts() throws IOException {
		make(0, 0);

		assertThat(files()).containsExactlyInAnyOrder("start.aot", "training.log");
		assertThat(Files.readAllLines(this.java.resolveSibling("java.calls")).getFirst())
			.contains("--train " + this.cache.resolveSibling("training"))
			.endsWith("--port 0 --postgres-port 0 --kafka-port 0");
	}

	@ParameterizedTest
	@CsvSource({ "1, 0", "0, 1" })
	void keepsNoneOfATrainingThatFailedAndNoneThatCannotBeUsed(int training, int check) throws IOException {
		make(training, check);

		assertThat(files()).containsExactlyInAnyOrder("start.aot.failed", "training.log");
	}

	private void make(int training, int check) throws IOException {
		Files.writeString(this.java, JAVA.formatted(training, check));
		Files.setPosixFilePermissions(this.java, PosixFilePermissions.fromString("rwxr-xr-x"));
		StartCache.wanted().makeUnlessAnotherDoes(this.cache);
	}

	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.list(this.cache.resolveSibling(""))) {
			return files.map((file) -> file.getFileName().toString()).toList();
		}
	}

}
