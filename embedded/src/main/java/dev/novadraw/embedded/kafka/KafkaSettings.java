package dev.novadraw.embedded.kafka;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * The settings of a broker that is a single node, small, and quick to restart after a
 * crash.
 */
final class KafkaSettings {

	static final int NODE = 1;

	static final String CONTROLLER = "CONTROLLER";

	static final String BROKER = "broker";

	private static final String CLIENTS = "CLIENTS";

	private static final Map<String, String> ALONE = Map.of("process.roles", "broker,controller", "node.id",
			Integer.toString(NODE), "controller.listener.names", CONTROLLER, "inter.broker.listener.name", CLIENTS,
			"auto.create.topics.enable", "false", "auto.leader.rebalance.enable", "false", "default.replication.factor",
			"1", "min.insync.replicas", "1");

	// Other processes of this machine can connect, but need a login.
	private static final Map<String, String> CLOSED = Map.of("sasl.enabled.mechanisms", KafkaPassword.MECHANISM,
			"sasl.mechanism.inter.broker.protocol", KafkaPassword.MECHANISM, "sasl.mechanism.controller.protocol",
			KafkaPassword.MECHANISM, "authorizer.class.name", KafkaAuthorizer.class.getName());

	private static final Map<String, String> OWN_TOPICS = Map.of("offsets.topic.replication.factor", "1",
			"offsets.topic.num.partitions", "1", "transaction.state.log.replication.factor", "1",
			"transaction.state.log.min.isr", "1", "transaction.state.log.num.partitions", "1",
			"share.coordinator.state.topic.replication.factor", "1", "share.coordinator.state.topic.min.isr", "1",
			"share.coordinator.state.topic.num.partitions", "1");

	// After a crash the old registration must expire before the new one is accepted.
	private static final Map<String, String> FAST_RESTART = Map.of("broker.session.timeout.ms", "2500",
			"broker.heartbeat.interval.ms", "1000", "controller.quorum.election.timeout.ms", "300",
			"controller.quorum.fetch.timeout.ms", "600", "group.initial.rebalance.delay.ms", "0",
			"group.min.session.timeout.ms", "1000");

	// An idle controller writes records for its followers, but this one has none.
	private static final Map<String, String> QUIET = Map.of("metadata.max.idle.interval.ms", "0");

	private static final Map<String, String> SMALL_THREADS = Map.of("num.network.threads", "1", "num.io.threads", "2",
			"background.threads", "2", "num.recovery.threads.per.data.dir", "1", "group.coordinator.threads", "1",
			"share.coordinator.threads", "1", "log.cleaner.threads", "1");

	private static final Map<String, String> SMALL_FILES = Map.of("log.retention.hours", "168", "log.segment.bytes",
			"16777216", "log.index.size.max.bytes", "1048576", "offsets.topic.segment.bytes", "4194304",
			"log.cleaner.dedupe.buffer.size", "4194304", "message.max.bytes", "1048588");

	private KafkaSettings() {
	}

	/**
	 * Returns the settings of a broker.
	 * @param password the password of all users but the broker
	 * @param advertisedPorts additional ports to listen on, each with the port that is
	 * advertised to its clients
	 */
	static Properties of(Path records, String password, int port, int controllerPort,
			Map<Integer, Integer> advertisedPorts) {
		Properties properties = new Properties();
		properties.put("log.dirs", records.toString());
		properties.put("advertised.listeners", "%s://127.0.0.1:%d".formatted(CLIENTS, port));
		properties.put("controller.quorum.voters", "%d@127.0.0.1:%d".formatted(NODE, controllerPort));
		properties.putAll(ALONE);
		properties.putAll(CLOSED);
		properties.putAll(OWN_TOPICS);
		properties.putAll(FAST_RESTART);
		properties.putAll(QUIET);
		properties.putAll(SMALL_THREADS);
		properties.putAll(SMALL_FILES);
		// The broker connects to itself with a password that is never stored.
		String own = KafkaPassword.random();
		String logins = KafkaPassword.login(BROKER, own) + user(BROKER, own) + user(EmbeddedKafka.USER, password)
				+ user(EmbeddedKafka.GATEWAY, password) + user(EmbeddedKafka.WORKER, password) + ";";
		addListener(properties, CLIENTS, port, logins);
		addListener(properties, CONTROLLER, controllerPort, logins);
		advertisedPorts.forEach((listened, advertised) -> addProxiedListener(properties, listened, advertised, logins));
		return properties;
	}

	private static String user(String name, String password) {
		return " %s%s=\"%s\"".formatted(KafkaUserHandler.OPTION, name, password);
	}

	private static void addProxiedListener(Properties properties, int listened, int advertised, String logins) {
		String name = "PROXIED_" + listened;
		addListener(properties, name, listened, logins);
		properties.merge("advertised.listeners", "%s://127.0.0.1:%d".formatted(name, advertised),
				KafkaSettings::listed);
	}

	private static void addListener(Properties properties, String name, int port, String logins) {
		properties.merge("listeners", "%s://127.0.0.1:%d".formatted(name, port), KafkaSettings::listed);
		properties.merge("listener.security.protocol.map", name + ":" + EmbeddedKafka.PROTOCOL, KafkaSettings::listed);
		String prefix = "listener.name." + name.toLowerCase(Locale.ROOT) + "."
				+ KafkaPassword.MECHANISM.toLowerCase(Locale.ROOT) + ".";
		properties.put(prefix + "sasl.jaas.config", logins);
		properties.put(prefix + "sasl.server.callback.handler.class", KafkaUserHandler.class.getName());
	}

	private static Object listed(Object before, Object next) {
		return before + "," + next;
	}

}
