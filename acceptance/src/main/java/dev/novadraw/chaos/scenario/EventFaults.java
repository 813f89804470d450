package dev.novadraw.chaos.scenario;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.novadraw.chaos.fault.Scenario;
import dev.novadraw.chaos.fault.Stage;
import dev.novadraw.chaos.load.Accepted;
import dev.novadraw.chaos.rig.Member;
import dev.novadraw.chaos.rig.Rig;
import dev.novadraw.chaos.server.Polling;
import dev.novadraw.embedded.postgres.EmbeddedPostgres;

/**
 * Faults that can keep events from their readers.
 */
public final class EventFaults {

	private static final Duration A_WHILE = Duration.ofSeconds(10);

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	/**
	 * More transactions than a fresh server has run, so that its transaction ids are far
	 * behind.
	 */
	private static final int TRANSACTIONS = 5000;

	private EventFaults() {
	}

	/** Returns all scenarios. */
	public static List<Scenario> all() {
		return List.of(new Scenario("E1", "a transaction of another database stays open", EventFaults::openTransaction),
				new Scenario("E8", "the database is dumped and restored on a fresh server", EventFaults::restore));
	}

	private static void openTransaction(Stage stage) throws SQLException {
		EmbeddedPostgres postgres = stage.rig().postgres();
		try (Connection other = DriverManager.getConnection(postgres.jdbcUrl().replaceFirst("/nova$", "/postgres"),
				postgres.username(), postgres.password()); Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("set local idle_in_transaction_session_timeout = 0");
			statement.execute("select pg_current_xact_id()");
			Set<String> before = stage.promises().topic().events();
			long begun = System.nanoTime();
			while (System.nanoTime() - begun < A_WHILE.toNanos()) {
				stage.recordEffect("long polls answered meanwhile", isAnswered(stage) ? 1 : 0);
			}
			Set<String> published = stage.promises().topic().events();
			published.removeAll(before);
			stage.recordEffect("events published meanwhile", published.size());
			other.rollback();
		}
		stage.limitExtraCalls(0);
	}

	/**
	 * Waits over HTTP for the end of the oldest open job.
	 * @return true if the response came with the end of the job, and not with the end of
	 * the wait
	 */
	private static boolean isAnswered(Stage stage) {
		List<UUID> accepted = stage.clients().accepted().stream().map(Accepted::id).toList();
		List<UUID> open = stage.evidence().unfinished(accepted);
		UUID job = accepted.stream().filter(open::contains).findFirst().orElseGet(accepted::getLast);
		HttpRequest request = HttpRequest
			.newBuilder(URI.create(stage.rig().address(stage.anyGateway()) + "/v1/jobs/" + job))
			.header("Prefer", "wait=60")
			.timeout(TIMEOUT.multipliedBy(2))
			.build();
		try (HttpClient http = HttpClient.newHttpClient()) {
			boolean ended = http.send(request, BodyHandlers.ofString()).body().contains("\"succeeded\"");
			boolean late = open.contains(job) && stage.evidence()
				.count("job where id = '%s' and finished_at < clock_timestamp() - interval '15 s'".formatted(job)) > 0;
			stage.require("A long poll must hear of the end of its job", !late);
			return ended && !late;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private static void restore(Stage stage) throws SQLException {
		Rig rig = stage.rig();
		stage.evidence()
			.update("do $$ begin for i in 1..%d loop perform pg_current_xact_id(); commit; end loop; end $$"
				.formatted(TRANSACTIONS));
		List<Member> processes = rig.members().stream().filter((member) -> member != rig.broker()).toList();
		processes.forEach(Member::kill);
		rig.moveDatabase();
		stage.recordEffect("jobs restored", stage.jobs().size());
		processes.forEach(Member::start);
		processes.forEach(Member::awaitReady);
		int before = stage.clients().acceptedCount();
		Polling.require("jobs accepted after the restore", TIMEOUT,
				() -> stage.clients().acceptedCount() > before + 10);
		stage.recordEffect("jobs accepted after the restore", stage.clients().acceptedCount() - before);
	}

}
