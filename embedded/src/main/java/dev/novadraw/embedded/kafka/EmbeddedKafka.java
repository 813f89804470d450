package dev.novadraw.embedded.kafka;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.novadraw.embedded.DirectoryLock;
import dev.novadraw.embedded.FreePorts;

/**
 * A real single-node Kafka broker in this process, which is its own controller. It is
 * reachable from this machine only, with the password from the file beside its directory.
 * After a fatal fault, such as the loss of its files, it restarts on the same port,
 * without records if its files are unusable. A process can have one at a time.
 */
public final class EmbeddedKafka implements AutoCloseable {

	/** The user of an application that runs everything in one process. */
	public static final String USER = "nova";

	/** The user of a separate gateway. */
	public static final String GATEWAY = "nova-gateway";

	/** The user of a separate worker. */
	public static final String WORKER = "nova-worker";

	/** The security protocol of its clients. */
	public static final String PROTOCOL = "SASL_PLAINTEXT";

	private final DirectoryLock lock;

	private final Path directory;

	private final int port;

	private final KafkaSupervisor supervisor;

	private EmbeddedKafka(DirectoryLock lock, Path directory, int port, Map<Integer, Integer> advertisedPorts) {
		this.lock = lock;
		this.directory = directory;
		this.port = port;
		this.supervisor = KafkaSupervisor.start(directory, port, advertisedPorts);
	}

	/**
	 * Starts the broker and returns when it serves clients.
	 * @param directory the directory of its records, kept between starts; created if
	 * missing
	 * @param port the port to listen on, or 0 for a free one
	 */
	public static EmbeddedKafka start(Path directory, int port) {
		return start(directory, port, Map.of());
	}

	/**
	 * Starts the broker with additional ports, for tests with proxies.
	 * @param directory the directory of its records
	 * @param port the port to listen on, or 0 for a free one
	 * @param advertisedPorts additional ports to listen on, each with the port that is
	 * advertised to its clients: that of a proxy
	 */
	public static EmbeddedKafka start(Path directory, int port, Map<Integer, Integer> advertisedPorts) {
		DirectoryLock lock = DirectoryLock.acquireAll(directory);
		try {
			FreePorts.require(port, "Kafka", "--kafka-port");
			return new EmbeddedKafka(lock, directory.toAbsolutePath(), (port != 0) ? port : FreePorts.find(1)[0],
					Map.copyOf(advertisedPorts));
		}
		catch (RuntimeException ex) {
			lock.close();
			throw ex;
		}
	}

	/**
	 * Returns the password of {@link #USER} for the broker of a directory, running or
	 * not; generated if there is none yet.
	 */
	public static String password(Path directory) {
		return KafkaPassword.of(directory);
	}

	/**
	 * Returns the settings of clients that connect to a broker.
	 * @param bootstrapServers the address of the broker
	 * @param password the password of {@link #USER}
	 */
	public static Map<String, Object> clientSettings(String bootstrapServers, String password) {
		return Map.of("bootstrap.servers", bootstrapServers, "security.protocol", PROTOCOL, "sasl.mechanism",
				KafkaPassword.MECHANISM, "sasl.jaas.config", KafkaPassword.login(USER, password) + ";");
	}

	/**
	 * Returns the settings of a client with another user; all users have the same
	 * password here.
	 */
	Map<String, Object> clientSettings(String user) {
		Map<String, Object> settings = new HashMap<>(clientSettings());
		settings.put("sasl.jaas.config", KafkaPassword.login(user, password()) + ";");
		return settings;
	}

	public int port() {
		return this.port;
	}

	public String password() {
		return password(this.directory);
	}

	/**
	 * Returns the settings of its clients.
	 */
	public Map<String, Object> clientSettings() {
		return clientSettings(bootstrapServers(), password());
	}

	/**
	 * Returns the settings with which the applications use it, as command-line arguments.
	 */
	public List<String> settings() {
		return List.of("--spring.kafka.bootstrap-servers=" + bootstrapServers(), "--nova.kafka.user=" + USER,
				"--nova.kafka.password=" + password(), "--nova.kafka.protocol=" + PROTOCOL);
	}

	/**
	 * Returns the environment variables with which the applications use a broker.
	 */
	public static Map<String, String> environment(String bootstrapServers, String password) {
		return Map.of("NOVA_KAFKA", bootstrapServers, "NOVA_KAFKA_USER", USER, "NOVA_KAFKA_PASSWORD", password,
				"NOVA_KAFKA_PROTOCOL", PROTOCOL);
	}

	public String bootstrapServers() {
		return "127.0.0.1:" + this.port;
	}

	/**
	 * Returns the cause of the outage while the broker is being restarted, in one line,
	 * or empty while it serves.
	 */
	public Optional<String> outage() {
		return this.supervisor.outage();
	}

	/**
	 * Stops the broker. Close its clients first, or they keep trying to reconnect.
	 */
	@Override
	public void close() {
		this.supervisor.close();
		this.lock.close();
	}

	public KafkaBroker broker() {
		return this.supervisor.broker();
	}

}
