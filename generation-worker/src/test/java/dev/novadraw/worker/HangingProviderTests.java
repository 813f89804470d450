package dev.novadraw.worker;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.novadraw.engine.job.JobId;
import dev.novadraw.worker.ai.hostile.Behavior;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Providers whose answers never end or never start. Calls have a short time limit here,
 * because no test in this class expects a good answer, which might be late.
 */
class HangingProviderTests {

	/** Long enough for many calls to start at once on a busy machine. */
	private static final Duration TIME_LIMIT = Duration.ofSeconds(3);

	private static final List<Behavior> HANGING = List.of(Behavior.HEADERS_THEN_HANG, Behavior.SILENT, Behavior.DRIP);

	private static final Duration MAX_WAIT = Duration.ofMinutes(2);

	private static final Map<Integer, JobId> JOBS = new HashMap<>();

	private static ProviderRig rig;

	static List<Target> targets() {
		return Target.all();
	}

	@BeforeAll
	static void submitsAllJobs() {
		List<String> settings = targets().stream()
			.map((target) -> "--nova.ai.providers.%s.time-limit=%dms".formatted(target, TIME_LIMIT.toMillis()))
			.toList();
		rig = new ProviderRig(targets(), settings.toArray(String[]::new));
		rig.answerByDrawing(targets(), HANGING);
		for (Target target : targets()) {
			HANGING.forEach((behavior) -> {
				int drawing = target.drawing(behavior.ordinal());
				JOBS.put(drawing, rig.story(target, drawing));
			});
		}
	}

	@AfterAll
	static void stops() {
		rig.close();
	}

	@ParameterizedTest
	@MethodSource("targets")
	void areCalledOnceForEachAttempt(Target target) {
		for (Behavior behavior : HANGING) {
			int drawing = target.drawing(behavior.ordinal());
			assertThat(rig.awaitEnd(JOBS.get(drawing), drawing)).as("%s", behavior)
				.isEqualTo(expectedEnd(target, behavior));
		}
		assertThat(rig.engine.calls(JOBS.get(target.drawing(Behavior.SILENT.ordinal())))).last()
			.isEqualTo("generation %s unavailable".formatted(target));
	}

	@Test
	void loseTheirSocketsAtTheTimeLimit() throws InterruptedException {
		int calls = targets().stream()
			.mapToInt((target) -> HANGING.stream().mapToInt((behavior) -> expectedEnd(target, behavior).calls()).sum())
			.sum();

		for (int call = 0; call < calls; call++) {
			assertThat(rig.provider.awaitClosed(MAX_WAIT)).isPresent();
		}
		// By the ledger: on a busy machine the provider notices a call much later.
		JOBS.values().forEach((job) -> {
			rig.engine.awaitEnd(job);
			assertThat(rig.engine.shortestAttempt(job)).isGreaterThan(TIME_LIMIT.multipliedBy(9).dividedBy(10));
		});
	}

	private static JobEnd expectedEnd(Target target, Behavior behavior) {
		return JobEnd.of(behavior, target.protocol(), target.streamed());
	}

}
