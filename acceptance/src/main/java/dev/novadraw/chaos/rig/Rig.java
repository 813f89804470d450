package dev.novadraw.chaos.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;

import dev.novadraw.acceptance.Server;
import dev.novadraw.chaos.provider.FakeProvider;
import dev.novadraw.chaos.server.Broker;
import dev.novadraw.chaos.server.DatabaseServer;
import dev.novadraw.chaos.server.Disks;
import dev.novadraw.chaos.server.FaultProxy;
import dev.novadraw.chaos.server.Pooler;
import dev.novadraw.chaos.server.WallClock;
import dev.novadraw.embedded.FreePorts;
import dev.novadraw.embedded.SmallDisk;
import dev.novadraw.embedded.kafka.EmbeddedKafka;
import dev.novadraw.embedded.postgres.EmbeddedPostgres;
import dev.novadraw.embedded.postgres.PostgresVariant;

/**
 * Two gateways and two workers as processes, a real PostgreSQL and a real Kafka with
 * proxies in front of them, and an AI provider. Time settings are shorter than in
 * production.
 */
public final class Rig implements AutoCloseable {

	private static final List<String> JVM = List.of("-Xmx256m");

	private final Path directory;

	private final Disks disks;

	private final FakeProvider provider = FakeProvider.start();

	private final AtomicInteger kills = new AtomicInteger();

	private final DatabaseServer database;

	private final HikariDataSource evidenceDataSource;

	private volatile @Nullable Pooler pooler;

	private final int kafkaPort;

	private final Map<Integer, Integer> kafkaProxyPorts;

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
		this.disks = new Disks(directory, disks);
		this.database = new DatabaseServer(this.disks.databaseDirectory(), directory, this.kills);
		this.evidenceDataSource = EvidenceDataSource.of(this::postgres);
		int[] ports = FreePorts.find(3);
		this.kafkaPort = ports[0];
		this.kafkaOfGateways = FaultProxy.to(ports[1]);
		this.kafkaOfWorkers = FaultProxy.to(ports[2]);
		this.kafkaProxyPorts = Map.of(ports[1], this.kafkaOfGateways.port(), ports[2], this.kafkaOfWorkers.port());
		this.broker = new Member("broker", this::startBroker, this.kills);
		this.gateways = Stream.of("gateway-1", "gateway-2").map((name) -> gateway(name, Map.of())).toList();
		this.workers = Stream.of("worker-1", "worker-2").map((name) -> worker(name, Map.of())).toList();
	}

	/** Starts everything and returns when all processes are ready. */
	public static Rig start(Path directory) throws IOException {
		return start(directory, false);
	}

	/**
	 * Starts everything and returns when all processes are ready.
	 * @param disks true to mount separate disks for PostgreSQL and Kafka, which can be
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
		return this.disks.brokerDirectory();
	}

	/**
	 * Returns the log of the database server, or empty for a stock server, which logs
	 * statements.
	 */
	public Optional<Path> postgresLog() {
		return Optional.of(this.database.directory().resolve("server.log"))
			.filter((_) -> this.database.hasUsualPrograms());
	}

	/** Returns the separate disk of PostgreSQL. */
	public SmallDisk databaseDisk() {
		return this.disks.database();
	}

	/** Returns the separate disk of Kafka. */
	public SmallDisk brokerDisk() {
		return this.disks.broker();
	}

	public EmbeddedPostgres postgres() {
		return this.database.current();
	}

	/**
	 * Kills the database server, which is restarted by its supervisor.
	 * @return the process id of the killed server
	 */
	public long killDatabase() {
		return this.database.kill();
	}

	/** Returns the number of killed processes so far, without those of {@link #close}. */
	public int kills() {
		return this.kills.get();
	}

	/** Returns database connections for the checks. */
	public DataSource evidenceDataSource() {
		return this.evidenceDataSource;
	}

	/**
	 * Dumps the database and restores it on a fresh server at the same port. No other
	 * process may use it meanwhile.
	 */
	public void moveDatabase() throws SQLException {
		this.database.moveToUsual();
	}

	/**
	 * Stops gateways and workers gracefully, restores the database on a server of another
	 * version, and restarts them.
	 */
	public void moveDatabase(PostgresVariant variant) throws SQLException {
		applications().forEach(Member::terminate);
		this.database.move(variant);
		startApplications();
	}

	/** Restarts the database with an adjustable clock. */
	public WallClock movableDatabaseClock() {
		WallClock clock = new WallClock(this.directory.resolve("database-clock"));
		this.database.restart(clock.environment());
		return clock;
	}

	/**
	 * Puts a pooler in front of the database, and restarts gateways and workers with its
	 * URL.
	 */
	public Pooler usePooler() {
		applications().forEach(Member::terminate);
		Pooler started = new Pooler(postgres().application(), postgres().port(), log("pgbouncer"), this.kills);
		this.pooler = started;
		this.databases.values().forEach((proxy) -> proxy.redirect(started.port()));
		startApplications();
		return started;
	}

	private void startApplications() {
		applications().forEach(Member::start);
		applications().forEach(Member::awaitReady);
	}

	/**
	 * Returns the settings of Kafka clients that are not under test.
	 * @param additional additional settings
	 */
	public Map<String, Object> kafka(Map<String, Object> additional) {
		Map<String, Object> settings = new HashMap<>(additional);
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

	/** Returns the proxy between a member and PostgreSQL. */
	public FaultProxy database(Member member) {
		return database(member.name());
	}

	private FaultProxy database(String name) {
		return this.databases.computeIfAbsent(name, (_) -> proxy(databasePort()));
	}

	private int databasePort() {
		Pooler between = this.pooler;
		return (between != null) ? between.port() : postgres().port();
	}

	public FaultProxy kafkaOfGateways() {
		return this.kafkaOfGateways;
	}

	public FaultProxy kafkaOfWorkers() {
		return this.kafkaOfWorkers;
	}

	/** Returns another gateway with additional settings; it is not started. */
	public Member anotherGateway(String name, Map<String, String> environment, String... jvm) {
		return register(gateway(name, environment, jvm));
	}

	/** Returns another worker with additional settings; it is not started. */
	public Member anotherWorker(String name, Map<String, String> environment, String... jvm) {
		return register(worker(name, environment, jvm));
	}

	/**
	 * Returns a clock for processes that are started with {@link WallClock#environment}.
	 */
	public WallClock clock(String name) {
		return new WallClock(this.directory.resolve(name + "-clock"));
	}

	/** Undoes all faults and starts the members that are not running. */
	public void repair() {
		proxies().forEach(FaultProxy::heal);
		this.disks.free();
		this.provider.respondAsUsual();
		this.victims.forEach(Member::close);
		this.victims.clear();
		restoreDatabase();
		members().forEach(Member::start);
		members().forEach(Member::awaitReady);
	}

	private void restoreDatabase() {
		Pooler between = this.pooler;
		if (between != null) {
			applications().forEach(Member::close);
			this.pooler = null;
			this.databases.values().forEach((proxy) -> proxy.redirect(postgres().port()));
			between.close();
		}
		if (!this.database.hasUsualPrograms()) {
			applications().forEach(Member::close);
			moveBack();
		}
		else if (this.database.isUnusual()) {
			this.database.restart(Map.of());
		}
	}

	private void moveBack() {
		try {
			moveDatabase();
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The database cannot be moved back", ex);
		}
	}

	public List<Member> members() {
		return Stream.concat(Stream.of(this.broker), applications().stream()).toList();
	}

	/** Returns the gateways and workers, which use the database. */
	public List<Member> applications() {
		return Stream.concat(this.gateways.stream(), this.workers.stream()).toList();
	}

	@Override
	public void close() {
		this.victims.forEach(Member::close);
		this.workers.forEach(Member::close);
		this.gateways.forEach(Member::close);
		this.broker.close();
		Optional.ofNullable(this.pooler).ifPresent(Pooler::close);
		this.evidenceDataSource.close();
		this.database.close();
		this.provider.close();
		proxies().forEach(Rig::close);
		this.disks.close();
	}

	private Stream<FaultProxy> proxies() {
		return Stream.concat(Stream.of(this.kafkaOfGateways, this.kafkaOfWorkers), this.databases.values().stream());
	}

	private Member register(Member victim) {
		this.victims.add(victim);
		return victim;
	}

	private Member gateway(String name, Map<String, String> additional, String... jvm) {
		this.gatewayPorts.put(name, FreePorts.find(1)[0]);
		return new Member(name, () -> Server.gateway(environment(name, additional), options(jvm), log(name)),
				this.kills);
	}

	private Member worker(String name, Map<String, String> additional, String... jvm) {
		return new Member(name, () -> Server.worker(environment(name, additional), options(jvm), log(name)),
				this.kills);
	}

	private Server startBroker() throws IOException {
		List<String> arguments = new ArrayList<>(
				List.of(kafkaDirectory().toString(), Integer.toString(this.kafkaPort)));
		this.kafkaProxyPorts.forEach((listened, advertised) -> arguments.add(listened + ":" + advertised));
		return Server.start(Broker.class.getName(), Map.of(), "broker ready on (\\d+)", arguments, JVM, log("broker"));
	}

	private static List<String> options(String... additional) {
		return Stream.concat(JVM.stream(), Stream.of(additional)).toList();
	}

	private Path log(String name) {
		return logs().resolve(name + ".log");
	}

	private Map<String, String> environment(String name, Map<String, String> additional) {
		boolean gateway = this.gatewayPorts.containsKey(name);
		FaultProxy kafka = gateway ? this.kafkaOfGateways : this.kafkaOfWorkers;
		Map<String, String> environment = new HashMap<>(
				Variables.ofDatabase(postgres(), database(name).port(), this.pooler != null));
		environment.putAll(Variables.ofProvider(this.provider.url(name)));
		environment
			.putAll(EmbeddedKafka.environment("127.0.0.1:" + kafka.port(), EmbeddedKafka.password(kafkaDirectory())));
		environment.putAll(Variables.ofProcess(this.gatewayPorts.getOrDefault(name, 0)));
		environment.putAll(Clocks.ENVIRONMENT);
		environment.putAll(additional);
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
			// Its port is released at the latest when this process ends.
		}
	}

}
