package dev.novadraw.acceptance.chaos.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;

import dev.novadraw.acceptance.Server;
import dev.novadraw.database.Migration;
import dev.novadraw.database.OwnerLogin;
import dev.novadraw.embedded.EmbeddedKafka;
import dev.novadraw.embedded.EmbeddedPostgres;
import dev.novadraw.embedded.FreePorts;
import dev.novadraw.embedded.SmallDisk;

/**
 * Two gateways and two workers as processes, a real PostgreSQL and a real Kafka, proxies
 * on the ways between them, and an AI provider. The clocks are faster than in production.
 */
public final class Rig implements AutoCloseable {

	private static final List<String> JVM = List.of("-Xmx256m");

	private static final int DISK_MEGABYTES = 4096;

	private final Path directory;

	private final @Nullable SmallDisk databaseDisk;

	private final @Nullable SmallDisk brokerDisk;

	private final FakeProvider provider = FakeProvider.start();

	private volatile EmbeddedPostgres postgres;

	private final HikariDataSource books;

	private int servers;

	private final int kafkaPort;

	private final Map<Integer, Integer> kafkaDoors;

	private final FaultProxy kafkaOfGateways;

	private final FaultProxy kafkaOfWorkers;

	private final Map<String, FaultProxy> databases = new HashMap<>();

	private final Map<String, Integer> gatewayPorts = new HashMap<>();

	private final List<Member> gateways;

	private final List<Member> workers;

	private final List<Member> victims = new ArrayList<>();

	private final Member broker;

	private Rig(Path directory, boolean disks) throws IOException {
		this.directory = directory;
		Files.createDirectories(directory.resolve("logs"));
		this.databaseDisk = disks ? disk("database-disk") : null;
		this.brokerDisk = disks ? disk("broker-disk") : null;
		this.postgres = EmbeddedPostgres.start(postgresDirectory(), 0);
		this.books = Books.of(this::postgres);
		int[] ports = FreePorts.find(3);
		this.kafkaPort = ports[0];
		this.kafkaOfGateways = FaultProxy.to(ports[1]);
		this.kafkaOfWorkers = FaultProxy.to(ports[2]);
		this.kafkaDoors = Map.of(ports[1], this.kafkaOfGateways.port(), ports[2], this.kafkaOfWorkers.port());
		this.broker = new Member("broker", this::startBroker);
		this.gateways = Stream.of("gateway-1", "gateway-2").map(this::gateway).toList();
		this.workers = Stream.of("worker-1", "worker-2").map(this::worker).toList();
	}

	/** Starts everything and returns when all of it works. */
	public static Rig start(Path directory) throws IOException {
		return start(directory, false);
	}

	/**
	 * Starts everything.
	 * @param disks whether PostgreSQL and Kafka get disks of their own, which can be
	 * filled
	 */
	public static Rig start(Path directory, boolean disks) throws IOException {
		Rig rig = new Rig(directory, disks);
		try {
			rig.broker.awaitReady();
			rig.gateways.getFirst().awaitReady();
			rig.members().forEach(Member::start);
			rig.members().forEach(Member::awaitReady);
			return rig;
		}
		catch (RuntimeException ex) {
			rig.close();
			throw ex;
		}
	}

	public Path directory() {
		return this.directory;
	}

	public Path logs() {
		return this.directory.resolve("logs");
	}

	public Path kafkaDirectory() {
		return directory(this.brokerDisk).resolve("kafka");
	}

	public Path postgresDirectory() {
		return directory(this.databaseDisk).resolve("postgres");
	}

	private Path directory(@Nullable SmallDisk disk) {
		return (disk != null) ? disk.directory() : this.directory;
	}

	private SmallDisk disk(String name) throws IOException {
		return SmallDisk.mountFile(Files.createDirectories(this.directory.resolve(name)), DISK_MEGABYTES)
			.orElseThrow(() -> new IllegalStateException("This process may not mount a file system"));
	}

	/** The disk of PostgreSQL alone. */
	public SmallDisk databaseDisk() {
		return Objects.requireNonNull(this.databaseDisk, "PostgreSQL has no disk of its own");
	}

	/** The disk of Kafka alone. */
	public SmallDisk brokerDisk() {
		return Objects.requireNonNull(this.brokerDisk, "Kafka has no disk of its own");
	}

	public EmbeddedPostgres postgres() {
		return this.postgres;
	}

	/** The database, for those who look at what became of jobs. */
	public DataSource books() {
		return this.books;
	}

	/**
	 * Dumps the database and restores it on a fresh server at the same port. Nobody may
	 * use it meanwhile.
	 */
	public void moveDatabase() throws SQLException {
		this.servers++;
		Dump dump = Dump.of(this.postgres);
		int port = this.postgres.port();
		this.postgres.close();
		this.postgres = EmbeddedPostgres.start(this.directory.resolve("postgres-" + this.servers), port);
		Migration.migrate(this.postgres.jdbcUrl(),
				new OwnerLogin(this.postgres.owner().username(), this.postgres.owner().password()));
		dump.restore(this.postgres);
	}

	/** The settings of Kafka's clients that are not under test, and more. */
	public Map<String, Object> kafka(Map<String, Object> more) {
		Map<String, Object> settings = new HashMap<>(more);
		settings.putAll(
				EmbeddedKafka.clientSettings("127.0.0.1:" + this.kafkaPort, EmbeddedKafka.password(kafkaDirectory())));
		return settings;
	}

	public FakeProvider provider() {
		return this.provider;
	}

	public Member broker() {
		return this.broker;
	}

	public List<Member> gateways() {
		return this.gateways;
	}

	public List<Member> workers() {
		return this.workers;
	}

	public String address(Member gateway) {
		return "http://127.0.0.1:" + this.gatewayPorts.get(gateway.name());
	}

	/** The way from a member to Postgres. */
	public FaultProxy database(Member member) {
		return this.databases.computeIfAbsent(member.name(), (_) -> proxy(this.postgres.port()));
	}

	public FaultProxy kafkaOfGateways() {
		return this.kafkaOfGateways;
	}

	public FaultProxy kafkaOfWorkers() {
		return this.kafkaOfWorkers;
	}

	/** Another gateway, with more options for its JVM; it is not started yet. */
	public Member anotherGateway(String name, String... jvm) {
		return remembered(gateway(name, List.of(jvm)));
	}

	/** Another worker, with more options for its JVM; it is not started yet. */
	public Member anotherWorker(String name, String... jvm) {
		return remembered(worker(name, List.of(jvm)));
	}

	/** Ends all disturbances and starts what does not run. */
	public void mend() {
		proxies().forEach(FaultProxy::heal);
		disks().forEach(Rig::free);
		this.provider.behaveAsUsual();
		this.victims.forEach(Member::close);
		this.victims.clear();
		members().forEach(Member::start);
		members().forEach(Member::awaitReady);
	}

	public List<Member> members() {
		return Stream.of(List.of(this.broker), this.gateways, this.workers).flatMap(List::stream).toList();
	}

	@Override
	public void close() {
		this.victims.forEach(Member::close);
		this.workers.forEach(Member::close);
		this.gateways.forEach(Member::close);
		this.broker.close();
		this.books.close();
		this.postgres.close();
		this.provider.close();
		proxies().forEach(Rig::close);
		disks().forEach(SmallDisk::close);
	}

	private Stream<SmallDisk> disks() {
		return Stream.of(Optional.ofNullable(this.databaseDisk), Optional.ofNullable(this.brokerDisk))
			.flatMap(Optional::stream);
	}

	private static void free(SmallDisk disk) {
		try {
			disk.free();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Stream<FaultProxy> proxies() {
		return Stream.concat(Stream.of(this.kafkaOfGateways, this.kafkaOfWorkers), this.databases.values().stream());
	}

	private Member remembered(Member victim) {
		this.victims.add(victim);
		return victim;
	}

	private Member gateway(String name) {
		return gateway(name, List.of());
	}

	private Member gateway(String name, List<String> jvm) {
		this.gatewayPorts.put(name, FreePorts.find(1)[0]);
		return new Member(name, () -> Server.gateway(environment(name), options(jvm), log(name)));
	}

	private Member worker(String name) {
		return worker(name, List.of());
	}

	private Member worker(String name, List<String> jvm) {
		return new Member(name, () -> Server.worker(environment(name), options(jvm), log(name)));
	}

	private Server startBroker() throws IOException {
		List<String> arguments = new ArrayList<>(
				List.of(kafkaDirectory().toString(), Integer.toString(this.kafkaPort)));
		this.kafkaDoors.forEach((listened, told) -> arguments.add(listened + ":" + told));
		return Server.start(Broker.class.getName(), Map.of(), "broker ready on (\\d+)", arguments, JVM, log("broker"));
	}

	private static List<String> options(List<String> more) {
		return Stream.of(JVM, more).flatMap(List::stream).toList();
	}

	private Path log(String name) {
		return logs().resolve(name + ".log");
	}

	private Map<String, String> environment(String name) {
		FaultProxy database = this.databases.computeIfAbsent(name, (_) -> proxy(this.postgres.port()));
		boolean gateway = this.gatewayPorts.containsKey(name);
		FaultProxy kafka = gateway ? this.kafkaOfGateways : this.kafkaOfWorkers;
		Map<String, String> environment = new HashMap<>(
				Map.of("NOVA_DB_URL", "jdbc:postgresql://127.0.0.1:%d/nova?sslmode=disable".formatted(database.port()),
						"NOVA_DB_USER", this.postgres.application().username(), "NOVA_DB_PASSWORD",
						this.postgres.application().password(), "NOVA_DB_OWNER_USER", this.postgres.owner().username(),
						"NOVA_DB_OWNER_PASSWORD", this.postgres.owner().password(), "NOVA_AI_PROVIDER", "openai",
						"NOVA_OPENAI_URL", this.provider.door(name)));
		environment
			.putAll(EmbeddedKafka.environment("127.0.0.1:" + kafka.port(), EmbeddedKafka.password(kafkaDirectory())));
		environment.putAll(Map.of("NOVA_OPENAI_ZERO_RETENTION", "true", "NOVA_OPENAI_STREAMING", "false"));
		environment.putAll(Clocks.ENVIRONMENT);
		environment.put("NOVA_PORT", String.valueOf(this.gatewayPorts.getOrDefault(name, 0)));
		environment.put("NOVA_WORKER_PORT", "0");
		environment.put("NOVA_MANAGEMENT_PORT", "");
		environment.put("NOVA_WORKER_SLOTS", "8");
		return environment;
	}

	private static FaultProxy proxy(int port) {
		try {
			return FaultProxy.to(port);
		}
		catch (IOException ex) {
			throw new IllegalStateException("No proxy for port " + port, ex);
		}
	}

	private static void close(FaultProxy proxy) {
		try {
			proxy.close();
		}
		catch (IOException ex) {
			// Its port is free as soon as this process ends.
		}
	}

}
