package dev.novadraw.embedded.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PostgresBinariesTests {

	@TempDir
	Path cache;

	@Test
	void areUnpackedOnceThoughTwoNeedThemAtTheSameTime() throws Exception {
		List<PostgresBinaries> unpacked = Stream.of(1, 2)
			.parallel()
			.map((_) -> PostgresBinaries.unpackedTo(this.cache))
			.toList();

		assertThat(unpacked.getFirst()).isEqualTo(unpacked.getLast());
		assertThat(unpacked.getFirst().program("postgres")).isExecutable();
		try (Stream<Path> children = Files.list(this.cache)) {
			assertThat(children).containsExactly(unpacked.getFirst().home());
		}
	}

	@Test
	void areNotUnpackedAgain() throws Exception {
		Path marker = PostgresBinaries.unpackedTo(this.cache).home().resolve("marker");
		Files.createFile(marker);

		PostgresBinaries.unpackedTo(this.cache);

		assertThat(marker).exists();
	}

}
