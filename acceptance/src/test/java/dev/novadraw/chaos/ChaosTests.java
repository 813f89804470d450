package dev.novadraw.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.novadraw.chaos.fault.Scenario;
import dev.novadraw.chaos.proof.EvidenceRepository;
import dev.novadraw.chaos.rig.Rig;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The short form of {@code nova chaos}, with one fault of each type: a process dies, is
 * suspended or receives no response, or the broker loses everything. It also checks that
 * violated guarantees are reported.
 */
class ChaosTests {

	private static final long SEED = 7;

	/** The submission rate that a small machine sustains while it restarts processes. */
	private static final int PER_SECOND = 6;

	private static final Set<String> CHOSEN = Set.of("F3a", "F8", "P5", "K6", "D3a");

	@TempDir
	private static Path directory;

	private static Rig rig;

	private static Trial trial;

	@BeforeAll
	static void startsEverything() throws IOException {
		System.setProperty("java.awt.headless", "true");
		rig = Rig.start(directory);
		trial = new Trial(rig, new Random(SEED), PER_SECOND);
	}

	@AfterAll
	static void stopsEverything() {
		rig.close();
	}

	static Stream<Scenario> faults() {
		return Scenarios.all().stream().filter((scenario) -> CHOSEN.contains(scenario.id()));
	}

	@ParameterizedTest
	@MethodSource("faults")
	void keepsEveryPromiseAfter(Scenario fault) {
		Finding finding = trial.of(fault);

		assertThat(finding.broken()).isEmpty();
		assertThat(finding.accepted()).isPositive();
	}

	@Test
	void failsWhenAFaultHitNothing() {
		Finding finding = trial.of(new Scenario("-", "nothing happens", (stage) -> stage.recordEffect("miracles", 0)));

		assertThat(finding.broken()).containsExactly("It hit nothing: no miracles");
	}

	@Test
	void reportsLostAndTamperedJobs() {
		Finding finding = trial.of(new Scenario("-", "somebody tampers with the database", (stage) -> {
			tamper(stage.evidence());
			stage.recordEffect("jobs tampered with", 3);
		}));
		new EvidenceRepository(rig.evidenceDataSource()).update("delete from job");

		assertThat(finding.lost()).isEqualTo(1);
		assertThat(finding.doubled()).isEqualTo(1);
		assertThat(finding.broken()).anyMatch((violation) -> violation.startsWith("Lost"))
			.anyMatch((violation) -> violation.startsWith("completed 2 times"))
			.anyMatch((violation) -> violation.startsWith("a gap in its history"));
	}

	/** Deletes one job, completes one twice, and deletes the first event of one. */
	private static void tamper(EvidenceRepository evidence) {
		// Restricted to this trial, since a cold start may take long.
		String recent = "state = 'SUCCEEDED' and created_at > to_timestamp(%d / 1000.0)"
			.formatted(System.currentTimeMillis());
		Awaitility.await("three jobs to succeed")
			.atMost(Duration.ofMinutes(3))
			.until(() -> evidence.count("job where " + recent) >= 3);
		List.of("delete from job where id = (select min(id::text)::uuid from job where " + recent + ")", """
				insert into job_attempt (job_id, token, attempt, worker, outcome, started_at)
				select id, token + 1, attempt, 'nobody', 'completed', now() from job where %s order by id limit 1
				""".formatted(recent), """
				delete from job_event where seq = 1 and job_id = (select id from job where %s order by id desc limit 1)
				""".formatted(recent)).forEach(evidence::update);
	}

}
