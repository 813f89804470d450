package dev.novadraw.embedded.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.novadraw.embedded.Directories;
import dev.novadraw.embedded.DirectoryLock;
import dev.novadraw.embedded.EmbeddedServerException;
import dev.novadraw.embedded.Records;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
	void requiresThePassword() throws Exception {
		try (EmbeddedKafka kafka = start()) {
			records(kafka).createTopic();
			Map<String, Object> anonymous = Map.of("bootstrap.servers", kafka.bootstrapServers(), "request.timeout.ms",
					500, "default.api.timeout.ms", 1_000);
			Map<String, Object> liar = EmbeddedKafka.clientSettings(kafka.bootstrapServers(), "wrong");

			assertThat(failure(anonymous)).isInstanceOf(TimeoutException.class);
			assertThat(failure(liar)).isInstanceOf(SaslAuthenticationException.class);
			assertThat(kafka.password()).isEqualTo(EmbeddedKafka.password(directory()));
		}
	}

	@Test
	void letsItsUserDoNothingThatIsTheBrokersOwn() throws Exception {
		try (EmbeddedKafka kafka = start(); Admin admin = Admin.create(kafka.clientSettings())) {
			UserScramCredentialUpsertion another = new UserScramCredentialUpsertion("eve",
					new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), "secret");

			assertThatThrownBy(() -> admin.alterUserScramCredentials(List.of(another)).all().get())
				.hasCauseInstanceOf(ClusterAuthorizationException.class);
		}
	}

	@Test
	void givesGatewaysAndWorkersTheRightsTheyUse() throws Exception {
		List<String> topics = List.of("nova.jobs", "nova.jobs.dlt", "nova.job-events", "nova.job-progress");
		try (EmbeddedKafka kafka = start();
				Admin gateway = Admin.create(kafka.clientSettings(EmbeddedKafka.GATEWAY));
				Admin worker = Admin.create(kafka.clientSettings(EmbeddedKafka.WORKER))) {
			gateway.createTopics(topics.stream().map((topic) -> new NewTopic(topic, 1, (short) 1)).toList())
				.all()
				.get();

			assertThat(rights(gateway, topics)).isEqualTo(Map.of("nova.jobs", Set.of(CREATE, DESCRIBE, WRITE),
					"nova.jobs.dlt", Set.of(CREATE, DESCRIBE), "nova.job-events", Set.of(CREATE, DESCRIBE, READ, WRITE),
					"nova.job-progress", Set.of(CREATE, DESCRIBE, READ)));
			assertThat(rights(worker, topics)).isEqualTo(Map.of("nova.jobs", Set.of(CREATE, DESCRIBE, READ, WRITE),
					"nova.jobs.dlt", Set.of(CREATE, DESCRIBE, WRITE), "nova.job-events",
					Set.of(CREATE, DESCRIBE, WRITE), "nova.job-progress", Set.of(CREATE, DESCRIBE, WRITE)));
			for (Admin admin : List.of(gateway, worker)) {
				assertThatThrownBy(() -> admin.createTopics(List.of(new NewTopic("other", 1, (short) 1))).all().get())
					.hasCauseInstanceOf(TopicAuthorizationException.class);
			}
			gateway.listConsumerGroupOffsets("gateway-1").all().get();
			worker.listConsumerGroupOffsets("nova-workers").all().get();
			assertThatThrownBy(() -> gateway.listConsumerGroupOffsets("nova-workers").all().get())
				.hasCauseInstanceOf(GroupAuthorizationException.class);
			assertThatThrownBy(() -> worker.listConsumerGroupOffsets("gateway-1").all().get())
				.hasCauseInstanceOf(GroupAuthorizationException.class);
		}
	}

	private static Map<String, Set<AclOperation>> rights(Admin admin, List<String> topics) throws Exception {
		DescribeTopicsOptions withRights = new DescribeTopicsOptions().includeAuthorizedOperations(true);
		return admin.describeTopics(topics, withRights)
			.allTopicNames()
			.get()
			.values()
			.stream()
			.collect(Collectors.toMap(TopicDescription::name, TopicDescription::authorizedOperations));
	}

	@Test
	void closesWhatWasOpenToOthers() throws Exception {
		Path segment = directory().resolve("log/old-0/0.log");
		Files.createDirectories(segment.getParent());
		Files.writeString(segment, "");
		Files.setPosixFilePermissions(segment, PosixFilePermissions.fromString("rw-r--r--"));
		Files.setPosixFilePermissions(directory(), PosixFilePermissions.fromString("rwxr-xr-x"));

		DirectoryLock.acquireAll(directory()).close();

		assertThat(permissions(directory())).isEqualTo("rwx------");
		assertThat(permissions(segment)).isEqualTo("rw-------");
		EmbeddedKafka.password(directory());
		assertThat(permissions(this.parent.resolve("kafka.password"))).isEqualTo("rw-------");
	}

	private static String permissions(Path path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
	}

	private static Throwable failure(Map<String, Object> settings) throws InterruptedException {
		try (Admin admin = Admin.create(settings)) {
			admin.describeCluster().nodes().get();
			throw new AssertionError("It was let in");
		}
		catch (ExecutionException ex) {
			return ex.getCause();
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

			// The broker keeps writing while its files are deleted.
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
		return new Records(kafka);
	}

}
