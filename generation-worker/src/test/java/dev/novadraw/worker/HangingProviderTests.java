package dev.novadraw.worker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.novadraw.job.JobId;
import dev.novadraw.worker.ai.hostile.Manner;
import dev.novadraw.worker.ai.hostile.Wire;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Providers that begin to answer, or don't, and never come to an end. Their calls have a
 * short time limit here: nothing in this class gets a good answer that might be late.
 */
@ParameterizedClass(name = "{0}, streamed: {1}")
@MethodSource("protocols")
class HangingProviderTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(1);

	private static final List<Manner> HANGING = List.of(Manner.HEADERS_THEN_HANG, Manner.SILENT, Manner.DRIP);

	private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

	private static ProviderRig rig;

	@Parameter(0)
	private Wire wire;

	@Parameter(1)
	private boolean streamed;

	static Stream<Arguments> protocols() {
		return Stream.of(Wire.values())
			.flatMap((wire) -> Stream.of(Arguments.of(wire, false), Arguments.of(wire, true)));
	}

	@BeforeParameterizedClassInvocation
	static void starts(Wire wire, boolean streamed) {
		rig = new ProviderRig(wire, streamed, "--nova.ai.providers.target.time-limit=" + TIME_LIMIT.toMillis() + "ms");
		rig.answerByDrawing();
	}

	@AfterParameterizedClassInvocation
	static void stops() {
		rig.close();
	}

	@Test
	void areCalledOnceForEachAttemptAndTheirSocketsAreClosedAtTheTimeLimit() throws InterruptedException {
		Map<Manner, JobId> jobs = HANGING.stream()
			.collect(Collectors.toMap(Function.identity(),
					(manner) -> rig.engine.story(Drawings.drawing(manner.ordinal()))));

		jobs.forEach((manner, id) -> assertThat(rig.ending(id, manner.ordinal()))
			.isEqualTo(Ending.of(manner, this.wire, this.streamed)));
		assertThat(rig.engine.calls(jobs.get(Manner.SILENT))).last().isEqualTo("generation target unavailable");
		int calls = HANGING.stream().mapToInt((manner) -> Ending.of(manner, this.wire, this.streamed).calls()).sum();
		for (int call = 0; call < calls; call++) {
			assertThat(rig.provider.awaitClosed(LONGEST_WAIT)).hasValueSatisfying(
					(hangup) -> assertThat(hangup.after()).isGreaterThan(TIME_LIMIT.multipliedBy(9).dividedBy(10)));
		}
	}

}
