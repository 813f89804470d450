package dev.novadraw.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import org.apache.kafka.common.utils.Exit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.novadraw.embedded.kafka.EmbeddedKafka;
import dev.novadraw.embedded.kafka.KafkaBroker;
import dev.novadraw.embedded.postgres.EmbeddedPostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Servers that are unavailable for a while and recover by themselves.
 */
class ServerOutageTests {

	@TempDir
	Path parent;

	@Test
	void startsKafkaAgainWithItsRecordsOnceItsDiskHasRoom() throws Exception {
		try (SmallDisk disk = disk(96);
				EmbeddedKafka kafka = EmbeddedKafka.start(disk.directory().resolve("kafka"), 0)) {
			Records records = new Records(kafka);
			records.createTopic();
			records.write(List.of("before"));

			disk.fill();
			within("Kafka to notice").until(() -> kafka.outage().isPresent());
			assertThat(kafka.outage()).hasValueSatisfying(
					(cause) -> assertThat(cause).startsWith("The disk of").contains("left and 32 are needed"));
			disk.free();
			within("Kafka to serve again").until(() -> kafka.outage().isEmpty());

			records.write(List.of("after"));
			assertThat(records.read("readers", 2)).containsExactly("before", "after");
		}
	}

	@Test
	void writesToPostgresAgainOnceItsDiskHasRoom() throws Exception {
		try (SmallDisk disk = disk(256);
				EmbeddedPostgres postgres = EmbeddedPostgres.start(disk.directory().resolve("postgres"), 0)) {
			Sql sql = Sql.on(postgres);
			sql.execute("create table word (text text); insert into word values ('before')");

			disk.fill();
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> {
				for (int i = 0; i < 100; i++) {
					sql.execute("insert into word select repeat('x', 1000) from generate_series(1, 10000)");
				}
			});
			disk.free();

			within("PostgreSQL to write again").ignoreExceptions().until(() -> {
				sql.execute("insert into word values ('after')");
				return true;
			});
			assertThat(sql.query("select string_agg(text, ' ' order by text desc) from word where length(text) < 10"))
				.matches("before( after)+");
			assertThat(postgres.outage()).isEmpty();
		}
	}

	@Test
	void startsKafkaAgainWhenItHasLostAThread() throws Exception {
		try (EmbeddedKafka kafka = EmbeddedKafka.start(this.parent.resolve("kafka"), 0)) {
			Records records = new Records(kafka);
			records.createTopic();
			KafkaBroker first = kafka.broker();

			first.threads()
				.stream()
				.filter((thread) -> thread.getName().startsWith("quorum-controller"))
				.forEach(Thread::interrupt);
			within("another broker").until(() -> kafka.broker() != first && kafka.outage().isEmpty());

			records.write(List.of("after"));
			assertThat(records.read("readers", 1)).containsExactly("after");
		}
	}

	@Test
	void startsKafkaWithEmptyFilesWhenItsOwnCannotBeUsed() throws Exception {
		Path directory = this.parent.resolve("kafka");
		try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0)) {
			Records records = new Records(kafka);
			records.createTopic();

			Files.writeString(directory.resolve("log/meta.properties"), "unusable");
			Exit.halt(1, "A fatal fault of a test");
			within("a broker with empty files")
				.until(() -> Files.exists(directory.resolve("log.unusable")) && kafka.outage().isEmpty());

			assertThat(records.topicExists()).isFalse();
			records.createTopic();
			records.write(List.of("new"));
			assertThat(records.read("readers", 1)).containsExactly("new");
		}
	}

	private SmallDisk disk(int megabytes) throws IOException {
		Path directory = Files.createDirectory(this.parent.resolve("disk"));
		return SmallDisk.mount(directory, megabytes)
			.orElseGet(() -> Assumptions.abort("This process may not mount a file system: nothing was filled"));
	}

	private static ConditionFactory within(String goal) {
		return Awaitility.await(goal).atMost(Duration.ofMinutes(3));
	}

}
