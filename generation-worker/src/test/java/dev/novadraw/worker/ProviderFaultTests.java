package dev.novadraw.worker;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.novadraw.engine.drawing.NewDrawing;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobState;
import dev.novadraw.worker.ai.hostile.HostileProvider;
import dev.novadraw.worker.ai.hostile.Manner;
import dev.novadraw.worker.ai.hostile.Wire;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every manner in which a provider can answer, whole and streamed. There is one class per
 * protocol, so that they can run in parallel.
 */
@ParameterizedClass(name = "{0}, streamed: {1}")
abstract class ProviderFaultTests {

	/** Manners that concern the provider and delay all jobs. */
	private static final Set<Manner> SLOWING = EnumSet.of(Manner.RATE_LIMITED, Manner.RATE_LIMITED_SECONDS,
			Manner.RATE_LIMITED_DATE, Manner.OVERLOADED);

	private static final Set<Manner> PAUSING = EnumSet.of(Manner.QUOTA_USED_UP, Manner.UNAUTHORIZED, Manner.FORBIDDEN,
			Manner.NOT_FOUND);

	/** Manners that end by a time limit, which {@link HangingProviderTests} shortens. */
	private static final Set<Manner> HANGING = EnumSet.of(Manner.HEADERS_THEN_HANG, Manner.SILENT, Manner.DRIP);

	/** Manners with large responses, which are measured separately. */
	private static final Set<Manner> FLOODING = EnumSet.of(Manner.HUGE, Manner.GZIP_BOMB);

	/** 2 MB of a stream, plus buffers. */
	private static final long MAX_READ = 4 * 1024 * 1024;

	/** A drawing that belongs to no manner. */
	private static final int ANOTHER = 100;

	private static final Map<Manner, JobId> JOBS = new EnumMap<>(Manner.class);

	/** The workers of both invocations: first with whole answers, then with streams. */
	private static ProviderRig rig;

	private static Target target;

	@Parameter(0)
	private Wire wire;

	@Parameter(1)
	private boolean streamed;

	static Stream<Arguments> openAi() {
		return inOnePieceAndInMany(Wire.OPENAI);
	}

	static Stream<Arguments> anthropic() {
		return inOnePieceAndInMany(Wire.ANTHROPIC);
	}

	static Stream<Arguments> gemini() {
		return inOnePieceAndInMany(Wire.GEMINI);
	}

	static Stream<Arguments> ollama() {
		return inOnePieceAndInMany(Wire.OLLAMA);
	}

	private static Stream<Arguments> inOnePieceAndInMany(Wire wire) {
		return Stream.of(Arguments.of(wire, false), Arguments.of(wire, true));
	}

	@BeforeParameterizedClassInvocation
	static void submitsOneJobForEachManner(Wire wire, boolean streamed) {
		target = new Target(wire, streamed);
		if (!streamed) {
			rig = new ProviderRig(Target.of(wire));
		}
		rig.choose(target);
		rig.answerByDrawing(List.of(target), EnumSet.allOf(Manner.class));
		Set<Manner> others = EnumSet.allOf(Manner.class);
		Stream.of(SLOWING, PAUSING, HANGING, FLOODING).forEach(others::removeAll);
		others.forEach(ProviderFaultTests::submit);
		// The remaining manners affect the provider and with it all jobs.
		JOBS.values().forEach(rig.engine::awaitEnd);
	}

	@BeforeEach
	void startsAfresh() {
		rig.calm();
		rig.answerByDrawing(List.of(target), EnumSet.allOf(Manner.class));
	}

	@AfterParameterizedClassInvocation
	static void stopsAfterTheLastInvocation(Wire wire, boolean streamed) {
		if (streamed) {
			rig.close();
		}
	}

	private static JobId submit(Manner manner) {
		JobId id = rig.engine.story(drawing(manner));
		JOBS.put(manner, id);
		return id;
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE,
			names = { "RATE_LIMITED", "RATE_LIMITED_SECONDS", "RATE_LIMITED_DATE", "OVERLOADED", "QUOTA_USED_UP",
					"UNAUTHORIZED", "FORBIDDEN", "NOT_FOUND", "HEADERS_THEN_HANG", "SILENT", "DRIP", "HUGE",
					"GZIP_BOMB" })
	void endsAsItShould(Manner manner) {
		assertThat(ending(manner, JOBS.get(manner))).isEqualTo(Ending.of(manner, this.wire, this.streamed));
	}

	@ParameterizedTest
	@EnumSource(names = { "HUGE", "GZIP_BOMB" })
	void readsNoMoreThanAnAnswerMayHave(Manner manner) {
		long before = rig.provider.bytesWritten();

		Ending ending = ending(manner, submit(manner));

		assertThat(ending).isEqualTo(Ending.of(manner, this.wire, this.streamed));
		assertThat(rig.provider.bytesWritten() - before).isLessThan(MAX_READ * ending.calls());
	}

	@ParameterizedTest
	@EnumSource(names = { "RATE_LIMITED", "RATE_LIMITED_SECONDS", "RATE_LIMITED_DATE", "OVERLOADED" })
	void waitsWithAllJobsWhenTheProviderAsksForLess(Manner manner) {
		int first = rig.provider.calls() + 1;
		rig.provider.answers((call) -> (call == first) ? manner : Manner.OK);

		JobId id = submit(manner);
		rig.engine.awaitState(id, JobState.SUCCEEDED);

		assertThat(calls(manner)).isEqualTo(2);
		assertThat(rig.engine.ledger(id)).startsWith("snoozed").endsWith(" completed");
		assertThat(waited(id)).isGreaterThanOrEqualTo(Duration.ofMillis(asked(manner)));
	}

	@ParameterizedTest
	@EnumSource(names = { "QUOTA_USED_UP", "UNAUTHORIZED", "FORBIDDEN", "NOT_FOUND" })
	void pausesAProviderThatSomebodyHasToMend(Manner manner) {
		JobId id = submit(manner);
		rig.engine.awaitLedger(id, "snoozed");
		JobId next = rig.engine.story(Drawings.drawing(target.drawing(ANOTHER)));
		rig.engine.hurry(id);

		assertThat(calls(manner)).isOne();
		assertThat(rig.engine.isPaused(target.name())).isTrue();
		assertThat(rig.engine.state(id)).isEqualTo(JobState.QUEUED);
		assertThat(rig.engine.state(next)).isEqualTo(JobState.QUEUED);

		rig.provider.answers(Manner.OK);
		rig.engine.resume(target.name());
		rig.engine.awaitState(id, JobState.SUCCEEDED);
		rig.engine.awaitState(next, JobState.SUCCEEDED);
		assertThat(calls(manner)).isEqualTo(2);
	}

	@Test
	void sendsRulesSchemaAndModel() {
		ending(Manner.OK, JOBS.get(Manner.OK));

		assertThat(rig.provider.requests())
			.filteredOn((one) -> Drawings.isIn(one, target.drawing(Manner.OK.ordinal()))
					&& !one.contains(ProviderRig.JUDGE))
			.singleElement()
			.asString()
			.contains("grown-ups read aloud to children", "observed_elements", "Options: ");
	}

	@Test
	void booksWhatAStoryCost() {
		JobId id = JOBS.get(Manner.OK);
		ending(Manner.OK, id);

		assertThat(rig.engine.sql()
			.sql("select * from job_attempt where job_id = ?")
			.param(id.value())
			.query()
			.singleRow()).containsEntry("provider", target.name())
			.containsEntry("model", HostileProvider.MODEL)
			.containsEntry("prompt_version", "story-1")
			.satisfies((row) -> assertThat((Long) row.get("input_tokens")).isPositive())
			.satisfies((row) -> assertThat((Long) row.get("cost_micros"))
				.isEqualTo((Long) row.get("input_tokens") + 2 * (Long) row.get("output_tokens")));
	}

	@ParameterizedTest
	@CsvSource({ "OK, generation %s 200", "BAD_REQUEST, generation %s 400 rejected",
			"ERROR_500, generation %s 500 unavailable", "EMPTY_BODY, generation %s 200 unusable",
			"SHORT_STORY, repair %s 200" })
	void keepsStatusAndClassOfErrorOfTheCallThatDecided(Manner manner, String call) {
		ending(manner, JOBS.get(manner));

		assertThat(rig.engine.calls(JOBS.get(manner))).filteredOn((one) -> !one.startsWith("moderation"))
			.last()
			.isEqualTo(call.formatted(target.name()));
	}

	@Test
	void followsNoRedirects() {
		ending(Manner.REDIRECT, JOBS.get(Manner.REDIRECT));

		assertThat(rig.provider.redirectsFollowed()).isZero();
	}

	@Test
	void keepsNothingOfWhatAProviderWroteInAnError() {
		ending(Manner.BAD_REQUEST, JOBS.get(Manner.BAD_REQUEST));

		assertThat(rig.engine.sql()
			.sql("""
					select count(*) from job where (job.*)::text like '%' || ? || '%'""")
			.param(HostileProvider.CANARY)
			.query(Long.class)
			.single()).isZero();
	}

	private static Ending ending(Manner manner, JobId id) {
		return rig.ending(id, target.drawing(manner.ordinal()));
	}

	private static NewDrawing drawing(Manner manner) {
		return Drawings.drawing(target.drawing(manner.ordinal()));
	}

	private static int calls(Manner manner) {
		return rig.calls(target.drawing(manner.ordinal()));
	}

	/** Returns the time between the starts of the first and the last attempt. */
	private static Duration waited(JobId id) {
		return Duration.ofMillis(rig.engine.sql().sql("""
				select (extract(epoch from max(started_at) - min(started_at)) * 1000)::bigint
				from job_attempt where job_id = ?""").param(id.value()).query(Long.class).single());
	}

	private static long asked(Manner manner) {
		return switch (manner) {
			case RATE_LIMITED_SECONDS, RATE_LIMITED_DATE -> 2000;
			default -> 500;
		};
	}

}
