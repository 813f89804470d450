package dev.novadraw.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LiveFilesTests {

	private static final int CHECKS = 500;

	@TempDir
	private Path directory;

	@Test
	void areFoundBesideOthersThatComeAndGo() throws Exception {
		Path stays = Files.writeString(Files.createDirectory(this.directory.resolve("sub")).resolve("stays"), "");
		AtomicBoolean done = new AtomicBoolean();
		Thread server = Thread.ofPlatform().start(() -> comesAndGoes(this.directory.resolve("sub/temporary"), done));
		try {
			for (int i = 0; i < CHECKS; i++) {
				assertThat(LiveFiles.of(this.directory)).contains(stays);
			}
		}
		finally {
			done.set(true);
			server.join();
		}
	}

	@Test
	void areOneWhereAFileIsNamed() throws IOException {
		Path file = Files.writeString(this.directory.resolve("a.log"), "");

		assertThat(LiveFiles.of(file)).containsExactly(file);
	}

	private static void comesAndGoes(Path file, AtomicBoolean done) {
		try {
			while (!done.get()) {
				Files.writeString(file, "");
				Files.delete(file);
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
