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
import dev.novadraw.worker.ai.hostile.Behavior;
import dev.novadraw.worker.ai.hostile.HostileProvider;
import dev.novadraw.worker.ai.hostile.Protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Every behavior of a provider, whole and streamed. There is one class per protocol, so
 * that they can run in parallel.
 */
@ParameterizedClass(name = "{0}, streamed: {1}")
abstract class ProviderFaultTests {

	/** Behaviors that concern the provider and delay all jobs. */
	static final Set<Behavior> SLOWING = EnumSet.of(Behavior.RATE_LIMITED, Behavior.RATE_LIMITED_SECONDS,
			Behavior.RATE_LIMITED_DATE, Behavior.OVERLOADED, Behavior.UNAVAILABLE, Behavior.BUSY);

	static final Set<Behavior> PAUSING = EnumSet.of(Behavior.QUOTA_USED_UP, Behavior.UNAUTHORIZED, Behavior.FORBIDDEN,
			Behavior.NOT_FOUND, Behavior.WRONG_SETTING);

	/**
	 * Behaviors that end by a time limit, which {@link HangingProviderTests} shortens.
	 */
	private static final Set<Behavior> HANGING = EnumSet.of(Behavior.HEADERS_THEN_HANG, Behavior.SILENT, Behavior.DRIP);

	/** Manners with large responses, which are measured separately. */
	private static final Set<Behavior> FLOODING = EnumSet.of(Behavior.HUGE, Behavior.GZIP_BOMB);

	/** 2 MB of a stream, plus buffers. */
	private static final long MAX_READ = 4 * 1024 * 1024;

	/** A drawing that belongs to no behavior. */
	private static final int ANOTHER = 100;

	private static final Map<Behavior, JobId> JOBS = new EnumMap<>(Behavior.class);

	/** The workers of both invocations: first with whole answers, then with streams. */
	private static ProviderRig rig;

	private static Target target;

	@Parameter(0)
	private Protocol protocol;

	@Parameter(1)
	private boolean streamed;

	static Stream<Arguments> openAi() {
		return wholeAndStreamed(Protocol.OPENAI);
	}

	static Stream<Arguments> anthropic() {
		return wholeAndStreamed(Protocol.ANTHROPIC);
	}

	static Stream<Arguments> gemini() {
		return wholeAndStreamed(Protocol.GEMINI);
	}

	static Stream<Arguments> ollama() {
		return wholeAndStreamed(Protocol.OLLAMA);
	}

	private static Stream<Arguments> wholeAndStreamed(Protocol protocol) {
		return Stream.of(Arguments.of(protocol, false), Arguments.of(protocol, true));
	}

	@BeforeParameterizedClassInvocation
	static void submitsOneJobForEachBehavior(Protocol protocol, boolean streamed) {
		target = new Target(protocol, streamed);
		if (!streamed) {
			rig = new ProviderRig(Target.of(protocol));
		}
		rig.choose(target);
		rig.answerByDrawing(List.of(target), EnumSet.allOf(Behavior.class));
		Set<Behavior> others = behaviors(protocol);
		Stream.of(SLOWING, PAUSING, HANGING, FLOODING).forEach(others::removeAll);
		others.forEach(ProviderFaultTests::submit);
		// The remaining behaviors affect the provider and with it all jobs.
		JOBS.values().forEach(rig.engine::awaitEnd);
	}

	@BeforeEach
	void resetsProviders() {
		rig.reset();
		rig.answerByDrawing(List.of(target), EnumSet.allOf(Behavior.class));
	}

	@AfterParameterizedClassInvocation
	static void stopsAfterTheLastInvocation(Protocol protocol, boolean streamed) {
		if (streamed) {
			rig.close();
		}
	}

	private static Set<Behavior> behaviors(Protocol protocol) {
		Set<Behavior> behaviors = EnumSet.allOf(Behavior.class);
		behaviors.removeIf((behavior) -> !behavior.isKnownTo(protocol));
		return behaviors;
	}

	private static JobId submit(Behavior behavior) {
		JobId id = rig.engine.story(drawing(behavior));
		JOBS.put(behavior, id);
		return id;
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE,
			names = { "RATE_LIMITED", "RATE_LIMITED_SECONDS", "RATE_LIMITED_DATE", "OVERLOADED", "UNAVAILABLE", "BUSY",
					"QUOTA_USED_UP", "UNAUTHORIZED", "FORBIDDEN", "NOT_FOUND", "WRONG_SETTING", "HEADERS_THEN_HANG",
					"SILENT", "DRIP", "HUGE", "GZIP_BOMB", "RESET_BEFORE" })
	void endsAsExpected(Behavior behavior) {
		assumeThat(behavior.isKnownTo(this.protocol)).isTrue();

		assertThat(awaitEnd(behavior, JOBS.get(behavior))).isEqualTo(JobEnd.of(behavior, this.protocol, this.streamed));
	}

	/** Only a request on a connection that was used before is repeated, and only once. */
	@Test
	void repeatsRequestsOnlyOnReusedConnections() {
		JobId id = JOBS.get(Behavior.RESET_BEFORE);
		rig.engine.awaitState(id, JobState.FAILED);

		assertThat(rig.engine.ledger(id)).isEqualTo("retry retry failed");
		assertThat(calls(Behavior.RESET_BEFORE)).isBetween(3, 6);
	}

	@ParameterizedTest
	@EnumSource(names = { "HUGE", "GZIP_BOMB" })
	void readsNoMoreThanTheLimit(Behavior behavior) {
		long before = rig.provider.bytesWritten();

		JobEnd end = awaitEnd(behavior, submit(behavior));

		assertThat(end).isEqualTo(JobEnd.of(behavior, this.protocol, this.streamed));
		assertThat(rig.provider.bytesWritten() - before).isLessThan(MAX_READ * end.calls());
	}

	@ParameterizedTest
	@EnumSource(names = { "RATE_LIMITED", "RATE_LIMITED_SECONDS", "RATE_LIMITED_DATE", "OVERLOADED", "UNAVAILABLE",
			"BUSY" })
	void delaysAllJobsWhenTheProviderLimitsTheRate(Behavior behavior) {
		int first = rig.provider.calls() + 1;
		rig.provider.setBehavior((call) -> (call == first) ? behavior : Behavior.OK);

		JobId id = submit(behavior);
		rig.engine.awaitState(id, JobState.SUCCEEDED);

		assertThat(calls(behavior)).isEqualTo(2);
		assertThat(rig.engine.ledger(id)).startsWith("snoozed").endsWith(" completed");
		assertThat(waited(id)).isGreaterThanOrEqualTo(Duration.ofMillis(minWaitMillis(behavior)));
	}

	@ParameterizedTest
	@EnumSource(names = { "QUOTA_USED_UP", "UNAUTHORIZED", "FORBIDDEN", "NOT_FOUND", "WRONG_SETTING" })
	void pausesAProviderThatNeedsAnOperator(Behavior behavior) {
		JobId id = submit(behavior);
		rig.engine.awaitLedger(id, "snoozed");
		JobId next = rig.engine.story(Drawings.drawing(target.drawing(ANOTHER)));
		rig.engine.makeDue(id);

		assertThat(calls(behavior)).isOne();
		assertThat(rig.engine.isPaused(target.name())).isTrue();
		assertThat(pauseReason()).contains(" status=4", " code=", " param=").doesNotContain(HostileProvider.CANARY);
		assertThat(rig.engine.state(id)).isEqualTo(JobState.QUEUED);
		assertThat(rig.engine.state(next)).isEqualTo(JobState.QUEUED);

		rig.provider.setBehavior(Behavior.OK);
		rig.engine.resume(target.name());
		rig.engine.awaitState(id, JobState.SUCCEEDED);
		rig.engine.awaitState(next, JobState.SUCCEEDED);
		assertThat(calls(behavior)).isEqualTo(2);
	}

	private static String pauseReason() {
		return rig.engine.sql()
			.sql("select reason from dispatch_rule where scope = 'provider' and key = ?")
			.param(target.name())
			.query(String.class)
			.single();
	}

	@Test
	void sendsRulesSchemaAndModel() {
		awaitEnd(Behavior.OK, JOBS.get(Behavior.OK));

		assertThat(rig.provider.requests())
			.filteredOn((one) -> Drawings.isIn(one, target.drawing(Behavior.OK.ordinal()))
					&& !one.contains(ProviderRig.MODERATION_MODEL))
			.singleElement()
			.asString()
			.contains("grown-ups read aloud to children", "observed_elements", "Options: ");
	}

	@Test
	void recordsTheCostOfAStory() {
		JobId id = JOBS.get(Behavior.OK);
		awaitEnd(Behavior.OK, id);

		assertThat(rig.engine.sql()
			.sql("select * from job_attempt where job_id = ?")
			.param(id.value())
			.query()
			.singleRow()).containsEntry("provider", target.name())
			.containsEntry("model", HostileProvider.MODEL)
			.containsEntry("prompt_version", "story-2")
			.satisfies((row) -> assertThat((Long) row.get("input_tokens")).isPositive())
			.satisfies((row) -> assertThat((Long) row.get("cost_micros"))
				.isEqualTo((Long) row.get("input_tokens") + 2 * (Long) row.get("output_tokens")));
	}

	@ParameterizedTest
	@CsvSource({ "OK, generation %s 200", "BAD_REQUEST, generation %s 400 rejected",
			"ERROR_500, generation %s 500 unavailable", "EMPTY_BODY, generation %s 200 unusable",
			"CUT_AT_MAXIMUM, generation %s 200 cut_off", "REFUSES_TEMPERATURE, generation %s 200",
			"SHORT_STORY, repair %s 200" })
	void recordsStatusAndErrorOfTheDecisiveCall(Behavior behavior, String call) {
		awaitEnd(behavior, JOBS.get(behavior));

		assertThat(rig.engine.calls(JOBS.get(behavior))).filteredOn((one) -> !one.startsWith("moderation"))
			.last()
			.isEqualTo(call.formatted(target.name()));
	}

	@Test
	void followsNoRedirects() {
		awaitEnd(Behavior.REDIRECT, JOBS.get(Behavior.REDIRECT));

		assertThat(rig.provider.redirectsFollowed()).isZero();
	}

	@Test
	void keepsNoTextOfAnErrorResponse() {
		awaitEnd(Behavior.BAD_REQUEST, JOBS.get(Behavior.BAD_REQUEST));

		assertThat(rig.engine.sql()
			.sql("""
					select count(*) from job where (job.*)::text like '%' || ? || '%'""")
			.param(HostileProvider.CANARY)
			.query(Long.class)
			.single()).isZero();
	}

	private static JobEnd awaitEnd(Behavior behavior, JobId id) {
		return rig.awaitEnd(id, target.drawing(behavior.ordinal()));
	}

	private static NewDrawing drawing(Behavior behavior) {
		return Drawings.drawing(target.drawing(behavior.ordinal()));
	}

	private static int calls(Behavior behavior) {
		return rig.calls(target.drawing(behavior.ordinal()));
	}

	/** Returns the time between the starts of the first and the last attempt. */
	private static Duration waited(JobId id) {
		return Duration.ofMillis(rig.engine.sql().sql("""
				select (extract(epoch from max(started_at) - min(started_at)) * 1000)::bigint
				from job_attempt where job_id = ?""").param(id.value()).query(Long.class).single());
	}

	private static long minWaitMillis(Behavior behavior) {
		return switch (behavior) {
			case RATE_LIMITED_SECONDS, RATE_LIMITED_DATE -> 2000;
			default -> 500;
		};
	}

}
