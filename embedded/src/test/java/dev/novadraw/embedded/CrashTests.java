package dev.novadraw.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.novadraw.embedded.kafka.EmbeddedKafka;
import dev.novadraw.embedded.postgres.EmbeddedPostgres;

import static org.assertj.core.api.Assertions.assertThat;

class CrashTests {

	@TempDir
	Path directory;

	@Test
	void keepsWhatWasCommittedWhenItsProcessIsKilled() throws Exception {
		try (ServersProcess killed = ServersProcess.start(this.directory)) {
			killed.kill();
		}

		try (EmbeddedPostgres postgres = EmbeddedPostgres.start(this.directory.resolve("postgres"), 0);
				EmbeddedKafka kafka = EmbeddedKafka.start(this.directory.resolve("kafka"), 0)) {
			assertThat(Sql.on(postgres).query("select text from word")).isEqualTo("committed");
			assertThat(new Records(kafka).read("readers", 1)).isEqualTo(List.of("acknowledged"));
		}
	}

	@Test
	void leavesNoServerBehindWhenItsProcessIsKilled() throws Exception {
		try (ServersProcess killed = ServersProcess.start(this.directory)) {
			ProcessHandle server = ProcessHandle.of(killed.postgresPid()).orElseThrow();

			killed.kill();

			Awaitility.await("the servers to end").atMost(Duration.ofMinutes(2)).until(() -> !server.isAlive());
		}
	}

}
