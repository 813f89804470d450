package dev.novadraw.embedded;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FullDiskTests {

	@TempDir
	Path directory;

	@Test
	void refusesADiskWithTooLittleRoomInOneSentence() {
		assertThatCode(() -> FullDisk.refuse(this.directory, 1)).doesNotThrowAnyException();
		assertThatExceptionOfType(EmbeddedServerException.class)
			.isThrownBy(() -> FullDisk.refuse(this.directory, Long.MAX_VALUE))
			.withMessageMatching("The disk of .* has \\d+ MB left and \\d+ are needed: .*");
	}

	@Test
	void findsAFullDiskBehindAFailure() {
		IOException full = new IOException("nova.log: No space left on device");

		assertThat(FullDisk.isCauseOf(new IllegalStateException("A bean", new RuntimeException(full)))).isTrue();
		assertThat(FullDisk.isCauseOf(new IllegalStateException("A bean"))).isFalse();
		assertThat(FullDisk.at(this.directory, full)).hasMessageStartingWith("The disk of")
			.hasMessageNotContaining("\n");
	}

}
