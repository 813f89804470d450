package dev.novadraw.acceptance;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import dev.novadraw.embedded.kafka.EmbeddedKafka;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A gateway and two workers as separate processes, on external servers.
 */
@TestMethodOrder(OrderAnnotation.class)
class FleetTests {

	private static final Duration LEASE = Duration.ofSeconds(3);

	private static final Duration TIMEOUT = Duration.ofMinutes(3);

	private static final List<Server> processes = new ArrayList<>();

	private static Backing backing;

	private static Client client;

	private static Server victim;

	@BeforeAll
	static void starts(@TempDir Path data) throws IOException {
		backing = new Backing(data);
		Server gateway = started(Server.gateway(as(EmbeddedKafka.GATEWAY)));
		victim = started(Server.worker(as(EmbeddedKafka.WORKER)));
		Server other = started(Server.worker(as(EmbeddedKafka.WORKER)));
		client = new Client("http://127.0.0.1:" + gateway.awaitReady());
		victim.awaitReady();
		other.awaitReady();
	}

	@AfterAll
	static void stopsEverything() {
		processes.forEach(Server::kill);
		backing.close();
	}

	/**
	 * Returns the environment of a process with its own Kafka user, which has the rights
	 * of that process.
	 */
	private static Map<String, String> as(String user) {
		Map<String, String> environment = backing.environment(Map.of("NOVA_WORKER_SLOTS", "4", "NOVA_AI_OFFLINE_DELAY",
				"2s", "NOVA_WORKER_LEASE", LEASE.toSeconds() + "s"));
		environment.put("NOVA_KAFKA_USER", user);
		return environment;
	}

	private static Server started(Server server) {
		processes.add(server);
		return server;
	}

	@Test
	@Order(1)
	void finishesTheJobsOfAKilledWorker() throws Exception {
		Awaitility.await("both workers to report")
			.atMost(TIMEOUT)
			.until(() -> Inspection.count(backing.sql, "worker") == 2);
		List<String> accepted = new ArrayList<>();
		for (int i = 0; i < 12; i++) {
			accepted.add(client.submit(Drawings.PIG, Map.of()));
		}
		String held = "job where state = 'RUNNING' and worker like '%-" + victim.pid() + "-%'";
		Awaitility.await("the victim to hold jobs")
			.atMost(TIMEOUT)
			.pollInterval(Duration.ofMillis(20))
			.until(() -> Inspection.count(backing.sql, held) > 0);

		victim.kill();

		long orphans = Inspection.count(backing.sql, held);
		assertThat(orphans).as("jobs in the hands of the worker when it died").isPositive();
		accepted.forEach((job) -> client.awaitStatus(job, "succeeded", TIMEOUT));
		assertThat(Inspection.brokenPromises(backing.sql)).isEmpty();
		assertThat(Inspection.count(backing.sql, "job_attempt where outcome = 'lost'")).isEqualTo(orphans);
		assertThat(backing.groupsWithOffsets()).as("groups that read hints").contains("nova-workers");
		assertThat(shortestUntilRecovery()).as("no job is recovered before its lease has expired")
			.isGreaterThanOrEqualTo(LEASE);
	}

	// Uses the database's clock. The speed of the recovery is measured by ./nova bench
	// engine.
	private Duration shortestUntilRecovery() {
		return Duration.ofMillis(backing.sql.sql("""
				select (extract(epoch from min(rescued.at - begun.at)) * 1000)::bigint
				from job_event rescued
				join job_event begun on begun.job_id = rescued.job_id and begun.seq = rescued.seq - 1
				where rescued.reason = 'worker_lost'
				""").query(Long.class).single());
	}

	@Test
	@Order(2)
	void givesTheAnswersInTheContract() throws Exception {
		Examples now = Examples.of(client);
		if ("write".equals(System.getProperty("nova.contract"))) {
			now.write();
		}

		assertThat(now.shapes()).isEqualTo(Examples.recordedShapes());
	}

}
