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
import dev.novadraw.worker.ai.hostile.Manner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Providers whose answers never end or never start. Calls have a short time limit here,
 * because no test in this class expects a good answer, which might be late.
 */
class HangingProviderTests {

	/** Long enough for many calls to start at once on a busy machine. */
	private static final Duration TIME_LIMIT = Duration.ofSeconds(3);

	private static final List<Manner> HANGING = List.of(Manner.HEADERS_THEN_HANG, Manner.SILENT, Manner.DRIP);

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
			HANGING.forEach((manner) -> {
				int drawing = target.drawing(manner.ordinal());
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
		for (Manner manner : HANGING) {
			int drawing = target.drawing(manner.ordinal());
			assertThat(rig.ending(JOBS.get(drawing), drawing)).as("%s", manner).isEqualTo(ending(target, manner));
		}
		assertThat(rig.engine.calls(JOBS.get(target.drawing(Manner.SILENT.ordinal())))).last()
			.isEqualTo("generation %s unavailable".formatted(target));
	}

	@Test
	void loseTheirSocketsAtTheTimeLimit() throws InterruptedException {
		int calls = targets().stream()
			.mapToInt((target) -> HANGING.stream().mapToInt((manner) -> ending(target, manner).calls()).sum())
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

	private static Ending ending(Target target, Manner manner) {
		return Ending.of(manner, target.wire(), target.streamed());
	}

}
