package dev.novadraw.normalization;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ProgramDirectoryTests {

	@TempDir
	private Path parent;

	private UserPrincipal user;

	/**
	 * A process that creates a directory and waits to be killed.
	 */
	static final class Holder {

		private Holder() {
		}

		public static void main(String[] arguments) throws IOException {
			ProgramDirectory directory = ProgramDirectory.create(Path.of(arguments[0]));
			Files.createFile(directory.jar());
			System.out.println(directory.path());
			// Ends with its parent.
			System.exit(System.in.read());
		}

	}

	@BeforeEach
	void findsTheUser() throws IOException {
		this.user = Files.getOwner(this.parent);
	}

	@Test
	void isRemovedOnceItsProcessWasKilledAndNotBefore() throws Exception {
		Process holder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Holder.class.getName(),
				this.parent.toString())
			.start();
		try {
			Path directory = Path.of(holder.inputReader().readLine());
			assertThat(remove()).isZero();
			assertThat(directory.resolve("decoder.jar")).exists();

			holder.destroyForcibly().onExit().join();

			assertThat(remove()).isEqualTo(1);
			assertThat(directory).doesNotExist();
		}
		finally {
			holder.destroyForcibly();
		}
	}

	@Test
	void isRemovedWhenAnotherWorkerStarts() throws IOException {
		Path directory = Files.createTempDirectory("nova-decoder-");
		Files.createFile(directory.resolve("decoder.jar"));
		Files.createFile(directory.resolve("lock"));

		try (NormalizerProgram program = new NormalizerProgram()) {
			assertThat(directory).doesNotExist();
			assertThat(program.jar()).exists();
		}
	}

	@Test
	void staysAsLongAsItIsOpenInThisProcess() throws IOException {
		try (ProgramDirectory directory = ProgramDirectory.create(this.parent)) {
			assertThat(remove()).isZero();
			assertThat(remove()).isZero();
			assertThat(directory.path()).exists();
		}
		assertThat(this.parent).isEmptyDirectory();
	}

	@Test
	void staysWhenItIsOfSomethingElse() throws IOException {
		Path unlocked = Files.createDirectory(this.parent.resolve("nova-decoder-1"));
		Path target = Files.createDirectory(this.parent.resolve("target"));
		Files.createFile(target.resolve("lock"));
		Files.createSymbolicLink(this.parent.resolve("nova-decoder-2"), target);
		Path linked = Files.createDirectory(this.parent.resolve("nova-decoder-3"));
		Files.createSymbolicLink(linked.resolve("lock"), target.resolve("lock"));
		Files.createFile(this.parent.resolve("nova-decoder-4"));

		assertThat(remove()).isZero();
		assertThat(unlocked).exists();
		assertThat(target.resolve("lock")).exists();
		assertThat(linked.resolve("lock")).exists();
	}

	@Test
	void staysWhenItBelongsToAnotherUser() throws IOException {
		Path directory = Files.createDirectory(this.parent.resolve("nova-decoder-1"));
		Files.createFile(directory.resolve("lock"));

		assertThat(ProgramDirectory.removeStale(this.parent, () -> "somebody else")).isZero();
		assertThat(directory).exists();
		assertThat(remove()).isEqualTo(1);
	}

	@Test
	void staysWhenItHoldsAnythingElse() throws IOException {
		Path directory = Files.createDirectory(this.parent.resolve("nova-decoder-1"));
		Files.createFile(directory.resolve("lock"));
		Files.createFile(directory.resolve("notes.txt"));

		assertThat(remove()).isZero();
		assertThat(directory.resolve("notes.txt")).exists();
	}

	private int remove() {
		return ProgramDirectory.removeStale(this.parent, this.user);
	}

}
