package dev.novadraw.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * The settings of a broker that is alone, small, and quickly back after a crash.
 */
final class KafkaSettings {

	static final int NODE = 1;

	static final String CONTROLLER = "CONTROLLER";

	private static final Map<String, String> ALONE = Map.of("process.roles", "broker,controller", "node.id",
			Integer.toString(NODE), "controller.listener.names", CONTROLLER, "inter.broker.listener.name", "PLAINTEXT",
			"listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT", "auto.create.topics.enable",
			"false", "auto.leader.rebalance.enable", "false", "default.replication.factor", "1", "min.insync.replicas",
			"1");

	private static final Map<String, String> OWN_TOPICS = Map.of("offsets.topic.replication.factor", "1",
			"offsets.topic.num.partitions", "1", "transaction.state.log.replication.factor", "1",
			"transaction.state.log.min.isr", "1", "transaction.state.log.num.partitions", "1",
			"share.coordinator.state.topic.replication.factor", "1", "share.coordinator.state.topic.min.isr", "1",
			"share.coordinator.state.topic.num.partitions", "1");

	// After a crash the old registration must expire before the new one is accepted.
	private static final Map<String, String> QUICKLY_BACK = Map.of("broker.session.timeout.ms", "1500",
			"broker.heartbeat.interval.ms", "250", "controller.quorum.election.timeout.ms", "300",
			"controller.quorum.fetch.timeout.ms", "600", "group.initial.rebalance.delay.ms", "0",
			"group.min.session.timeout.ms", "1000");

	private static final Map<String, String> SMALL_THREADS = Map.of("num.network.threads", "2", "num.io.threads", "2",
			"background.threads", "2", "num.recovery.threads.per.data.dir", "1", "group.coordinator.threads", "1",
			"share.coordinator.threads", "1", "log.cleaner.threads", "1");

	private static final Map<String, String> SMALL_FILES = Map.of("log.retention.hours", "168", "log.segment.bytes",
			"16777216", "log.index.size.max.bytes", "1048576", "offsets.topic.segment.bytes", "4194304",
			"log.cleaner.dedupe.buffer.size", "4194304", "message.max.bytes", "1048588");

	private KafkaSettings() {
	}

	/**
	 * @param doors further ports to listen on, each with the port at which its clients
	 * are told to find the broker
	 */
	static Properties of(Path records, int port, int controllerPort, Map<Integer, Integer> doors) {
		Properties properties = new Properties();
		properties.put("log.dirs", records.toString());
		properties.put("listeners",
				"PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
		properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:%d".formatted(port));
		properties.put("controller.quorum.voters", "%d@127.0.0.1:%d".formatted(NODE, controllerPort));
		properties.putAll(ALONE);
		properties.putAll(OWN_TOPICS);
		properties.putAll(QUICKLY_BACK);
		properties.putAll(SMALL_THREADS);
		properties.putAll(SMALL_FILES);
		doors.forEach((listened, told) -> addDoor(properties, listened, told));
		return properties;
	}

	private static void addDoor(Properties properties, int listened, int told) {
		String name = "DOOR_" + listened;
		properties.merge("listeners", "%s://127.0.0.1:%d".formatted(name, listened), KafkaSettings::listed);
		properties.merge("advertised.listeners", "%s://127.0.0.1:%d".formatted(name, told), KafkaSettings::listed);
		properties.merge("listener.security.protocol.map", name + ":PLAINTEXT", KafkaSettings::listed);
	}

	private static Object listed(Object before, Object next) {
		return before + "," + next;
	}

}
