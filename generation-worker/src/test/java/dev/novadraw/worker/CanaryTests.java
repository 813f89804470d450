package dev.novadraw.worker;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.topic.TopicNames;
import dev.novadraw.worker.ai.hostile.Behavior;
import dev.novadraw.worker.ai.hostile.HostileProvider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The absence of everything a child, a model or a provider wrote from logs, topics,
 * metrics and the ledger.
 */
@ExtendWith(OutputCaptureExtension.class)
class CanaryTests {

	private static final String HERO = "Zanzibarine";

	private static final List<String> CANARIES = List.of(HERO, HostileProvider.CANARY, HostileProvider.KEY,
			"Missing Garden Song", "iVBORw0KGgo");

	private static final List<Behavior> BEHAVIORS = List.of(Behavior.OK, Behavior.BAD_REQUEST, Behavior.ERROR_500,
			Behavior.HTML, Behavior.MALFORMED_JSON, Behavior.REFUSAL, Behavior.UNSAFE, Behavior.OBEYS_INJECTION,
			Behavior.TRUNCATED_JSON, Behavior.CUT_AT_MAXIMUM, Behavior.THINKING, Behavior.DECLINED_LATE,
			Behavior.ERROR_IN_ANSWER, Behavior.REFUSES_TEMPERATURE, Behavior.UNAUTHORIZED);

	private static final List<Target> TARGETS = Target.all().stream().filter(Target::streamed).toList();

	private static ProviderRig rig;

	@BeforeAll
	static void starts() {
		rig = new ProviderRig(TARGETS);
	}

	@AfterAll
	static void stops() {
		rig.close();
		logAt(LogLevel.INFO);
	}

	private static void logAt(LogLevel level) {
		LoggingSystem.get(CanaryTests.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, level);
	}

	private record Input(@JsonProperty("hero_name") String hero) {
	}

	@Test
	void areNotFoundInLogsTopicsMetricsAndLedger(CapturedOutput output) {
		for (Behavior behavior : BEHAVIORS) {
			logAt((BEHAVIORS.indexOf(behavior) % 4 == 1) ? LogLevel.DEBUG : LogLevel.TRACE);
			rig.reset();
			rig.provider.setBehavior(behavior);
			TARGETS.stream().map((target) -> submit(target, behavior)).toList().forEach((id) -> awaitEnd(id, behavior));
		}

		assertThat(rig.provider.requests()).as("the canaries were there").anyMatch((one) -> one.contains(HERO));
		assertThat(output.getAll()).contains("Attempt failed", "DEBUG", "TRACE").doesNotContain(CANARIES);
		// Events are published after the commit, possibly after the job has ended.
		Awaitility.await("the events to be published")
			.untilAsserted(() -> assertThat(topics()).contains("\"state\":\"failed\""));
		assertThat(topics()).doesNotContain(CANARIES);
		assertThat(metrics()).contains("novadraw.provider.calls").doesNotContain(CANARIES);
		assertThat(ledger()).contains("-streamed").doesNotContain(CANARIES);
	}

	private static JobId submit(Target target, Behavior behavior) {
		return rig.engine.story(target.name(), new Input(HERO), Drawings.drawing(target.drawing(behavior.ordinal())));
	}

	private static void awaitEnd(JobId id, Behavior behavior) {
		if (behavior == Behavior.UNAUTHORIZED) {
			rig.engine.awaitLedger(id, "snoozed");
			rig.engine.cancel(id);
		}
		rig.engine.awaitEnd(id);
	}

	private static String topics() {
		return Stream.of(TopicNames.JOBS, TopicNames.JOB_EVENTS, TopicNames.JOBS_DEAD_LETTER, TopicNames.JOB_PROGRESS)
			.flatMap((topic) -> rig.engine.records(topic).stream())
			.map((one) -> one.key() + " " + new String(one.value(), UTF_8) + " " + one.headers())
			.collect(Collectors.joining("\n"));
	}

	private static String metrics() {
		return rig.engine.bean(MeterRegistry.class)
			.getMeters()
			.stream()
			.map((meter) -> meter.getId().toString())
			.collect(Collectors.joining("\n"));
	}

	private static String ledger() {
		return rig.engine.sql().sql("""
				select string_agg(one, ' ') from (
					select (job_event.*)::text as one from job_event
					union all select (job_attempt.*)::text from job_attempt
					union all select (spending.*)::text from spending
					union all select (provider_budget.*)::text from provider_budget
					union all select (dispatch_rule.*)::text from dispatch_rule
				) as rows""").query(String.class).single();
	}

}
