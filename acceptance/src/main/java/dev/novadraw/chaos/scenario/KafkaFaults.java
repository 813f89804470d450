package dev.novadraw.chaos.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import org.springframework.util.FileSystemUtils;

import dev.novadraw.chaos.fault.ForeignConsumer;
import dev.novadraw.chaos.fault.Scenario;
import dev.novadraw.chaos.fault.Stage;
import dev.novadraw.chaos.provider.ProviderResponse;
import dev.novadraw.chaos.rig.Member;
import dev.novadraw.chaos.server.Cut;
import dev.novadraw.chaos.server.FaultProxy;
import dev.novadraw.chaos.server.FaultProxy.Mode;
import dev.novadraw.chaos.server.Polling;
import dev.novadraw.engine.topic.TopicNames;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Faults of Kafka: of its process, its network, and its records.
 */
public final class KafkaFaults {

	private static final Duration A_WHILE = Duration.ofSeconds(10);

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private static final int OLD_RECORDS = 2000;

	private KafkaFaults() {
	}

	/** Returns all scenarios. */
	public static List<Scenario> all() {
		return List.of(new Scenario("K1", "the broker is killed and stays down", (stage) -> killBroker(stage, A_WHILE)),
				new Scenario("K2", "the broker is suspended", (stage) -> stopBroker(stage, A_WHILE)),
				new Scenario("K3a", "workers are cut off from Kafka",
						(stage) -> partition(stage, stage.rig().kafkaOfWorkers(), A_WHILE)),
				new Scenario("K3b", "gateways are cut off from Kafka",
						(stage) -> partition(stage, stage.rig().kafkaOfGateways(), A_WHILE)),
				new Scenario("K4", "every hint is delivered two to five times", KafkaFaults::copies),
				new Scenario("K5", "old hints are sent again, in random order", KafkaFaults::replay),
				new Scenario("K6", "the broker is killed and its whole log deleted", KafkaFaults::wipe),
				new Scenario("K7", "records that are not hints", KafkaFaults::poison),
				new Scenario("K8", "foreign consumers join and leave the workers' group", KafkaFaults::storm),
				new Scenario("K10", "the topics are deleted", KafkaFaults::deleteTopics),
				new Scenario("K11", "acknowledgements of records are lost", KafkaFaults::loseAcknowledgements));
	}

	static void killBroker(Stage stage, Duration away) {
		Member broker = stage.rig().broker();
		broker.kill();
		work(stage, "while the broker was dead", away);
		broker.awaitReady();
	}

	static void stopBroker(Stage stage, Duration away) {
		stage.rig().broker().stop();
		work(stage, "while the broker was suspended", away);
		stage.rig().broker().resume();
	}

	static void partition(Stage stage, FaultProxy proxy, Duration away) {
		proxy.set(Mode.BLACK_HOLE);
		work(stage, "during the partition", away);
		proxy.set(Mode.PASS);
	}

	static void work(Stage stage, String when, Duration time) {
		int accepted = stage.clients().acceptedCount();
		int refused = stage.clients().submissions().count(503);
		long finished = stage.evidence().count("job where finished_at is not null");
		Polling.pause(time);
		stage.recordEffect("jobs accepted " + when, stage.clients().acceptedCount() - accepted);
		stage.recordEffect("jobs finished " + when,
				stage.evidence().count("job where finished_at is not null") - finished);
		stage.require("Submissions must be accepted " + when, stage.clients().submissions().count(503) == refused);
	}

	private static void copies(Stage stage) {
		AtomicInteger copies = new AtomicInteger();
		Set<String> seen = new HashSet<>();
		try (KafkaProducer<String, byte[]> records = producer(stage)) {
			stage.promises().topic().follow(TopicNames.JOBS, A_WHILE, (record) -> {
				if (seen.add(new String(record.value(), UTF_8))) {
					int times = stage.random().nextInt(1, 5);
					for (int i = 0; i < times; i++) {
						records.send(new ProducerRecord<>(TopicNames.JOBS, record.key(), record.value()));
					}
					copies.addAndGet(times);
				}
			});
		}
		stage.recordEffect("copies of hints", copies.get());
		stage.limitExtraCalls(0);
	}

	private static KafkaProducer<String, byte[]> producer(Stage stage) {
		return new KafkaProducer<>(stage.rig().kafka(Map.of()), new StringSerializer(), new ByteArraySerializer());
	}

	private static void replay(Stage stage) {
		List<ConsumerRecord<String, byte[]>> old = new ArrayList<>(stage.promises().topic().read(TopicNames.JOBS));
		List<ConsumerRecord<String, byte[]>> again = new ArrayList<>();
		while (!old.isEmpty() && again.size() < OLD_RECORDS) {
			again.addAll(old);
		}
		Collections.shuffle(again, new Random(stage.random().nextLong()));
		try (KafkaProducer<String, byte[]> records = producer(stage)) {
			again
				.forEach((record) -> records.send(new ProducerRecord<>(TopicNames.JOBS, record.key(), record.value())));
		}
		stage.recordEffect("old hints sent again", again.size());
		stage.limitExtraCalls(0);
		Polling.pause(Duration.ofSeconds(3));
	}

	static void wipe(Stage stage) throws Exception {
		stage.rig().provider().respondWith((call) -> new ProviderResponse.Story(Duration.ofSeconds(5)));
		Polling.require("a backlog", TIMEOUT, () -> stage.evidence().count("job where finished_at is null") >= 60);
		stage.rig().broker().kill();
		stage.recordEffect("jobs dispatched when the log was deleted",
				stage.evidence().count("job where state in ('DISPATCHED', 'RUNNING')"));
		stage.recordEffect("jobs waiting when the log was deleted",
				stage.evidence().count("job where state = 'QUEUED'"));
		stage.promises().logDeleted();
		FileSystemUtils.deleteRecursively(stage.rig().kafkaDirectory());
		stage.rig().broker().awaitReady();
		stage.rig().provider().respondAsUsual();
	}

	private static void poison(Stage stage) {
		int before = stage.promises().topic().read(TopicNames.JOBS_DEAD_LETTER).size();
		byte[] noise = new byte[900_000];
		new Random(stage.random().nextLong()).nextBytes(noise);
		List<byte[]> poisons = List.of(new byte[0], noise, "{\"job\":1}".getBytes(UTF_8), "[]".getBytes(UTF_8),
				"{\"job\":\"not one\",\"kind\":\"story\",\"dispatch\":1}".getBytes(UTF_8), "null".getBytes(UTF_8),
				"[".repeat(4000).getBytes(UTF_8));
		try (KafkaProducer<String, byte[]> records = producer(stage)) {
			poisons.forEach((poison) -> records.send(new ProducerRecord<>(TopicNames.JOBS, null, poison)));
			records.send(new ProducerRecord<>(TopicNames.JOBS, "nothing", null));
		}
		int all = poisons.size() + 1;
		Polling.until(A_WHILE, () -> stage.promises().topic().read(TopicNames.JOBS_DEAD_LETTER).size() >= before + all);
		int kept = stage.promises().topic().read(TopicNames.JOBS_DEAD_LETTER).size() - before;
		stage.recordEffect("records put aside", kept);
		stage.require("Exactly the %d unreadable records must be put aside, %d were".formatted(all, kept), kept == all);
		stage.limitExtraCalls(0);
	}

	private static void storm(Stage stage) throws Exception {
		for (int i = 0; i < 6; i++) {
			try (ForeignConsumer foreign = ForeignConsumer.join(stage.rig())) {
				stage.recordEffect("hints that a foreign consumer took", foreign.listen(Duration.ofSeconds(2)));
				stage.recordEffect("rebalances", 1);
			}
		}
	}

	private static void deleteTopics(Stage stage) throws Exception {
		try (Admin admin = Admin.create(stage.rig().kafka(Map.of()))) {
			stage.promises().logDeleted();
			admin.deleteTopics(List.of(TopicNames.JOBS, TopicNames.JOB_EVENTS)).all().get();
			stage.promises().logDeleted();
			stage.recordEffect("topics deleted", 2);
			work(stage, "without topics", A_WHILE);
			Polling.require("the topics to be made again", TIMEOUT, () -> exist(admin));
		}
	}

	private static boolean exist(Admin admin) {
		try {
			return admin.listTopics().names().get().containsAll(List.of(TopicNames.JOBS, TopicNames.JOB_EVENTS));
		}
		catch (ExecutionException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private static void loseAcknowledgements(Stage stage) {
		AtomicInteger lost = new AtomicInteger();
		List.of(stage.rig().kafkaOfGateways(), stage.rig().kafkaOfWorkers())
			.forEach((proxy) -> proxy.cut(Cut.acknowledgement(20, lost)));
		Polling.until(TIMEOUT.dividedBy(2), () -> lost.get() >= 20);
		stage.recordEffect("acknowledgements lost", lost.get());
		stage.injected(lost.get());
		stage.limitExtraCalls(0);
	}

}
