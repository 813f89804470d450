package dev.novadraw.acceptance;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SigkillTests {

	@Test
	void countsAProcessThatLivedOnce() throws IOException {
		Process process = start("exec sleep 600");

		assertThat(Sigkill.of(process)).isEqualTo(1);
		assertThat(process.isAlive()).isFalse();
		assertThat(Sigkill.of(process)).isZero();
	}

	@Test
	void countsNoProcessThatHasEndedByItself() throws Exception {
		Process process = start("exit 0");
		process.waitFor();

		assertThat(Sigkill.of(process)).isZero();
	}

	@Test
	void countsNoProcessKilledByOthers() throws Exception {
		Process process = start("kill -9 $$");
		process.waitFor();

		assertThat(Sigkill.of(process)).isZero();
	}

	@Test
	void countsAProcessWhoseStatusOthersSeeOnce() throws IOException {
		ProcessHandle process = start("exec sleep 600").toHandle();

		assertThat(Sigkill.of(process)).isEqualTo(1);
		assertThat(Sigkill.of(process)).isZero();
	}

	private static Process start(String script) throws IOException {
		return new ProcessBuilder("sh", "-c", script).start();
	}

}
