package dev.novadraw.chaos.scenario;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import dev.novadraw.chaos.fault.Need;
import dev.novadraw.chaos.fault.Scenario;
import dev.novadraw.chaos.fault.Stage;
import dev.novadraw.chaos.fault.StockPostgres;
import dev.novadraw.chaos.rig.Rig;
import dev.novadraw.chaos.server.Polling;
import dev.novadraw.chaos.server.Pooler;
import dev.novadraw.embedded.postgres.PostgresVariant;

/**
 * Other database setups: behind a pooler, or of an older version.
 */
public final class DatabaseFaults {

	private static final String SESSIONS = "pg_stat_activity where usename = 'nova_app'";

	private static final Duration MAX_ABSENCE = Duration.ofSeconds(1);

	private DatabaseFaults() {
	}

	/** Returns all scenarios. */
	public static List<Scenario> all() {
		return List.of(
				new Scenario("E3", "all processes use PgBouncer in transaction mode, which is killed eight times",
						Need.POOLER, (stage) -> killPooler(stage, 8)),
				new Scenario("D13", "an older PostgreSQL with stock settings and workers are killed, four times each",
						Need.STOCK_POSTGRES, (stage) -> killStock(stage, 4)));
	}

	private static void killPooler(Stage stage, int times) {
		Pooler pooler = stage.rig().usePooler();
		stage.awaitSubmissions(20);
		long sessions = stage.evidence().count(SESSIONS);
		stage.recordEffect("sessions of the server for all processes", sessions);
		stage.require("Nobody may pass by the pooler: " + sessions + " sessions", sessions <= Pooler.SESSIONS);
		for (int i = 0; i < times; i++) {
			int kills = pooler.kill();
			long killed = System.nanoTime();
			stage.recordEffect("poolers killed", kills);
			stage.injected(kills);
			Polling.pause(Duration.ofMillis(stage.random().nextLong(MAX_ABSENCE.toMillis())));
			pooler.start();
			stage.awaitSubmissions(5);
			stage.recordRecovery(Duration.ofNanos(System.nanoTime() - killed));
			pooler.reload();
			stage.recordEffect("reloads of its settings", 1);
			stage.awaitSubmissions(5);
		}
		stage.requireNoLostAttempt("A worker that lived through an outage must lose no attempt");
	}

	private static void killStock(Stage stage, int times) throws SQLException {
		Rig rig = stage.rig();
		rig.moveDatabase(PostgresVariant.of(StockPostgres.find().orElseThrow()));
		String version = stage.evidence().setting("server_version").split("\\.")[0];
		stage.recordEffect("jobs moved to PostgreSQL " + version + " with stock settings",
				stage.evidence().count("job"));
		stage.awaitSubmissions(5);
		for (int i = 0; i < times; i++) {
			PostgresFaults.killServer(stage, 1);
			ProcessFaults.killWorkers(stage, 1);
		}
		long orphans = stage.effects().getOrDefault(ProcessFaults.ORPHANS, 0L);
		stage.require("Only workers that were killed may lose attempts",
				stage.evidence().attempts("lost", stage.jobs()) <= orphans);
		stage.limitExtraCalls((int) orphans);
	}

}
