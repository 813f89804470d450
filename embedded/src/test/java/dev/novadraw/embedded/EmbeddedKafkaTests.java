package dev.novadraw.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EmbeddedKafkaTests {

	@TempDir
	Path parent;

	@Test
	void keepsItsRecordsFromStartToStart() throws Exception {
		try (EmbeddedKafka first = start()) {
			records(first).createTopic();
			records(first).write(List.of("one", "two"));
			assertThat(records(first).read("readers", 2)).containsExactly("one", "two");
		}

		try (EmbeddedKafka second = start()) {
			assertThat(records(second).read("others", 2)).containsExactly("one", "two");
		}
	}

	@Test
	void comesBackEmptyUnderTheSameIdWhenItsLogWasDeleted() throws Exception {
		String clusterId;
		try (EmbeddedKafka first = start()) {
			records(first).createTopic();
			clusterId = records(first).clusterId();
		}

		Directories.delete(directory());

		try (EmbeddedKafka second = start()) {
			assertThat(records(second).clusterId()).isEqualTo(clusterId);
			assertThat(records(second).topicExists()).isFalse();
		}
	}

	@Test
	void refusesADirectoryThatIsInUse() {
		try (EmbeddedKafka _ = start()) {
			assertThatExceptionOfType(EmbeddedServerException.class).isThrownBy(this::start)
				.withMessageContaining("in use by process " + ProcessHandle.current().pid());
		}
	}

	@Test
	void reportsATakenPortByName() throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertThatExceptionOfType(EmbeddedServerException.class)
				.isThrownBy(() -> EmbeddedKafka.start(directory(), taken.getLocalPort()))
				.withMessageStartingWith("Kafka port %d is taken", taken.getLocalPort());
		}
	}

	@Test
	void comesBackByItselfWhenItsFilesAreDeletedUnderIt() throws Exception {
		try (EmbeddedKafka kafka = start()) {
			Records records = records(kafka);
			records.createTopic();

			// The broker goes on writing while its files are deleted.
			Awaitility.await("the files to be deleted")
				.atMost(Duration.ofMinutes(2))
				.ignoreExceptionsInstanceOf(DirectoryNotEmptyException.class)
				.until(this::deleted);
			Awaitility.await("the broker to be back, empty")
				.atMost(Duration.ofMinutes(2))
				.ignoreExceptions()
				.until(() -> !records.topicExists());

			records.createTopic();
			records.write(List.of("three"));
			assertThat(records.read("readers", 1)).containsExactly("three");
		}
	}

	private boolean deleted() throws IOException {
		Directories.delete(directory());
		return true;
	}

	private EmbeddedKafka start() {
		return EmbeddedKafka.start(directory(), 0);
	}

	private Path directory() {
		return this.parent.resolve("kafka");
	}

	private static Records records(EmbeddedKafka kafka) {
		return new Records(kafka.bootstrapServers());
	}

}
