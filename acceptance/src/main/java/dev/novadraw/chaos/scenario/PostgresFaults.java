package dev.novadraw.chaos.scenario;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.novadraw.chaos.fault.Scenario;
import dev.novadraw.chaos.fault.Stage;
import dev.novadraw.chaos.provider.Heroes;
import dev.novadraw.chaos.provider.Stories;
import dev.novadraw.chaos.rig.Clocks;
import dev.novadraw.chaos.rig.Member;
import dev.novadraw.chaos.server.Cut;
import dev.novadraw.chaos.server.FaultProxy;
import dev.novadraw.chaos.server.FaultProxy.Mode;
import dev.novadraw.chaos.server.Polling;
import dev.novadraw.embedded.postgres.EmbeddedPostgres;

/**
 * Faults of PostgreSQL: of its process, its network, and its transactions.
 */
public final class PostgresFaults {

	private static final Duration A_WHILE = Duration.ofSeconds(10);

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	/** Longer than the time after an outage in which the sweeper ignores leases. */
	private static final Duration GRACE = Clocks.LEASE.plusSeconds(10);

	private static final int LOST_REPLIES = 20;

	private static final int ALL_CONNECTIONS = 200;

	private PostgresFaults() {
	}

	/** Returns all scenarios. */
	public static List<Scenario> all() {
		return List.of(
				new Scenario("D1", "the database server is killed, three times", (stage) -> killServer(stage, 3)),
				new Scenario("D2", "all connections are terminated, every second",
						(stage) -> terminateConnections(stage, 10)),
				new Scenario("D3a", "a gateway gets no reply to its COMMIT", PostgresFaults::loseCommits),
				new Scenario("D3b", "a worker gets no reply to its settlement", PostgresFaults::loseSettlements),
				new Scenario("D4a", "a gateway is cut off from the database",
						(stage) -> partition(stage, stage.anyGateway(), A_WHILE)),
				new Scenario("D4b", "a worker is cut off from the database", PostgresFaults::partitionWorker),
				new Scenario("D12", "no process reaches the database for four leases", PostgresFaults::outage),
				new Scenario("D7", "the table of jobs is locked for three seconds, twice", PostgresFaults::lockTable),
				new Scenario("D8", "other clients hold every connection of the server", PostgresFaults::exhaust),
				new Scenario("D9", "the database is read-only for a while", PostgresFaults::readOnly), new Scenario(
						"D11", "a transaction commits its event long after later ones", PostgresFaults::lateCommit));
	}

	static void killServer(Stage stage, int times) {
		EmbeddedPostgres postgres = stage.rig().postgres();
		int refused = stage.clients().submissions().count(503);
		for (int i = 0; i < times; i++) {
			int before = stage.clients().acceptedCount();
			long pid = stage.rig().killDatabase();
			long killed = System.nanoTime();
			stage.recordEffect("database servers killed", 1);
			stage.injected(1);
			Polling.require("another server", TIMEOUT, () -> postgres.pid() != pid && postgres.pid() > 0);
			Polling.require("accepted jobs", TIMEOUT, () -> stage.clients().acceptedCount() > before + 5);
			stage.recordRecovery(Duration.ofNanos(System.nanoTime() - killed));
			Polling.pause(Duration.ofSeconds(2));
		}
		stage.recordEffect("submissions refused with 503", stage.clients().submissions().count(503) - refused);
	}

	static void terminateConnections(Stage stage, int times) {
		for (int i = 0; i < times; i++) {
			stage.recordEffect("connections terminated", stage.evidence().terminateConnections());
			Polling.pause(Duration.ofSeconds(1));
		}
	}

	private static void loseCommits(Stage stage) {
		AtomicInteger lost = new AtomicInteger();
		List<FaultProxy> proxies = stage.rig().gateways().stream().map(stage.rig()::database).toList();
		proxies.forEach((proxy) -> proxy.cut(Cut.statement(Heroes.CANARY, "COMMIT\0", LOST_REPLIES, lost)));
		Polling.until(TIMEOUT.dividedBy(2), () -> lost.get() >= LOST_REPLIES);
		proxies.forEach(FaultProxy::heal);
		Polling.pause(Duration.ofSeconds(1));
		stage.recordEffect("replies to COMMIT lost", lost.get());
		stage.injected(lost.get());
		stage.recordEffect("jobs written whose clients got no response",
				stage.jobs().size() - stage.clients().acceptedCount());
	}

	private static void loseSettlements(Stage stage) {
		AtomicInteger lost = new AtomicInteger();
		List<FaultProxy> proxies = stage.rig().workers().stream().map(stage.rig()::database).toList();
		proxies.forEach((proxy) -> proxy.cut(Cut.statement(Stories.CANARY, "SELECT ", LOST_REPLIES, lost)));
		Polling.until(TIMEOUT.dividedBy(2), () -> lost.get() >= LOST_REPLIES);
		proxies.forEach(FaultProxy::heal);
		stage.recordEffect("replies to settlements lost", lost.get());
		stage.injected(lost.get());
	}

	static void partition(Stage stage, Member member, Duration away) {
		FaultProxy proxy = stage.rig().database(member);
		int accepted = stage.clients().acceptedCount();
		proxy.set(Mode.BLACK_HOLE);
		Polling.pause(away);
		stage.recordEffect("jobs accepted by the others meanwhile", stage.clients().acceptedCount() - accepted);
		proxy.set(Mode.PASS);
	}

	private static void partitionWorker(Stage stage) {
		Member worker = stage.anyWorker();
		stage.awaitWorkOf(worker);
		partition(stage, worker, A_WHILE);
		Polling.until(A_WHILE.multipliedBy(2), () -> stage.discardedSinceBegin() > 0);
		stage.recordEffect("late outcomes discarded", stage.discardedSinceBegin());
	}

	// This one covers workers; D1 and D4a cover the responses of gateways.
	private static void outage(Stage stage) {
		stage.rig().workers().forEach(stage::awaitWorkOf);
		stage.rig().gateways().forEach(Member::disturb);
		List<FaultProxy> proxies = Stream.of(stage.rig().gateways(), stage.rig().workers())
			.flatMap(List::stream)
			.map(stage.rig()::database)
			.toList();
		proxies.forEach((proxy) -> proxy.set(Mode.REFUSE));
		stage.recordEffect("jobs running when the database went away", stage.runningJobs());
		stage.recordEffect("connections terminated", stage.evidence().terminateConnections());
		Polling.pause(Clocks.LEASE.multipliedBy(4));
		proxies.forEach((proxy) -> proxy.set(Mode.PASS));
		Polling.pause(GRACE);
		stage.rig().gateways().forEach(Member::awaitReady);
		stage.requireNoLostAttempt("A worker that lived through an outage must lose no attempt");
	}

	private static void lockTable(Stage stage) {
		for (int i = 0; i < 2; i++) {
			stage.evidence().update("do $$ begin lock table job in access exclusive mode; perform pg_sleep(3); end $$");
			stage.recordEffect("locks held for three seconds", 1);
			Polling.pause(Duration.ofSeconds(1));
		}
		stage.recordEffect("submissions refused with 503", stage.clients().submissions().count(503));
	}

	private static void exhaust(Stage stage) throws SQLException {
		List<Connection> others = new ArrayList<>();
		try {
			fill(others, stage.rig().postgres());
			try (Statement statement = others.getFirst().createStatement()) {
				statement
					.execute("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'nova'");
			}
			fill(others, stage.rig().postgres());
			stage.recordEffect("connections held by other clients", others.size());
			Polling.pause(Duration.ofSeconds(5));
		}
		finally {
			for (Connection other : others) {
				other.close();
			}
		}
		stage.recordEffect("submissions refused with 503", stage.clients().submissions().count(503));
	}

	// Returns when the server accepts no more connections.
	private static void fill(List<Connection> connections, EmbeddedPostgres postgres) {
		try {
			while (connections.size() < ALL_CONNECTIONS) {
				connections
					.add(DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password()));
			}
		}
		catch (SQLException ex) {
			// The error is expected.
		}
	}

	private static void readOnly(Stage stage) {
		stage.evidence().update("alter system set default_transaction_read_only = on");
		stage.evidence().execute("select pg_reload_conf()");
		Polling.pause(Duration.ofSeconds(6));
		stage.evidence().update("alter system reset default_transaction_read_only");
		stage.evidence().execute("select pg_reload_conf()");
		stage.recordEffect("submissions refused with 503", stage.clients().submissions().count(503));
	}

	private static void lateCommit(Stage stage) {
		for (int i = 0; i < 3; i++) {
			stage.evidence().update("""
					do $$ declare late uuid := gen_random_uuid(); begin
						insert into job (id, kind, input, drawing_id, max_attempts, deadline)
							select late, kind, jsonb_set(input, '{hero_name}', '"%s"'), drawing_id, max_attempts,
								now() + interval '5 minutes'
							from job limit 1;
						insert into job_event (job_id, seq, state, attempt, token) values (late, 1, 'QUEUED', 0, 0);
						perform pg_sleep(3);
					end $$
					""".formatted(Heroes.CANARY + "late" + "abc".charAt(i)));
			stage.recordEffect("jobs committed three seconds after their event", 1);
		}
	}

}
