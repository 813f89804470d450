package dev.novadraw.acceptance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.novadraw.embedded.EmbeddedKafka;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A gateway and two workers as processes of their own, on servers that are not theirs.
 */
class FleetTests {

	private static final Duration LEASE = Duration.ofSeconds(3);

	private final List<Server> processes = new ArrayList<>();

	private Map<String, String> environment;

	private Backing backing;

	private JdbcClient sql;

	@BeforeEach
	void startsTheServers(@TempDir Path data) {
		this.backing = new Backing(data);
		this.sql = this.backing.sql;
		this.environment = this.backing.environment(Map.of("NOVA_WORKER_SLOTS", "4", "NOVA_AI_OFFLINE_DELAY", "2s",
				"NOVA_WORKER_LEASE", LEASE.toSeconds() + "s"));
	}

	@AfterEach
	void stopsEverything() {
		this.processes.forEach(Server::kill);
		this.backing.close();
	}

	/** Each process has a user of its own at Kafka, with the rights of that process. */
	private Map<String, String> as(String user) {
		Map<String, String> environment = new HashMap<>(this.environment);
		environment.put("NOVA_KAFKA_USER", user);
		return environment;
	}

	@Test
	void theOtherWorkerFinishesTheJobsOfOneThatWasKilled() throws Exception {
		Server gateway = started(Server.gateway(as(EmbeddedKafka.GATEWAY)));
		Server doomed = started(Server.worker(as(EmbeddedKafka.WORKER)));
		Server other = started(Server.worker(as(EmbeddedKafka.WORKER)));
		Client client = new Client("http://127.0.0.1:" + gateway.awaitReady());
		doomed.awaitReady();
		other.awaitReady();
		Awaitility.await("both workers to report").until(() -> Inspection.count(this.sql, "worker") == 2);
		List<String> accepted = new ArrayList<>();
		for (int i = 0; i < 12; i++) {
			accepted.add(client.submit(Drawings.PIG, Map.of()));
		}
		String held = "job where state = 'RUNNING' and worker like '%-" + doomed.pid() + "-%'";
		Awaitility.await("the doomed one to hold jobs")
			.pollInterval(Duration.ofMillis(20))
			.until(() -> Inspection.count(this.sql, held) > 0);

		doomed.kill();

		long orphans = Inspection.count(this.sql, held);
		assertThat(orphans).as("jobs in the hands of the worker when it died").isPositive();
		accepted.forEach((job) -> client.awaitStatus(job, "succeeded", Duration.ofMinutes(3)));
		assertThat(Inspection.brokenPromises(this.sql)).isEmpty();
		assertThat(Inspection.count(this.sql, "job_attempt where outcome = 'lost'")).isEqualTo(orphans);
		assertThat(this.backing.groupsWithOffsets()).as("groups that read hints").contains("nova-workers");
		assertThat(shortestUntilRecovery()).as("nobody takes a job before its lease is over")
			.isGreaterThanOrEqualTo(LEASE);
	}

	// By the clock of the database. How fast it is is measured by ./nova bench engine.
	private Duration shortestUntilRecovery() {
		return Duration.ofMillis(this.sql.sql("""
				select (extract(epoch from min(rescued.at - begun.at)) * 1000)::bigint
				from job_event rescued
				join job_event begun on begun.job_id = rescued.job_id and begun.seq = rescued.seq - 1
				where rescued.reason = 'worker_lost'
				""").query(Long.class).single());
	}

	private Server started(Server server) {
		this.processes.add(server);
		return server;
	}

}
