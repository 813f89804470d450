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
import dev.novadraw.worker.ai.hostile.HostileProvider;
import dev.novadraw.worker.ai.hostile.Manner;
import dev.novadraw.worker.ai.hostile.Wire;

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

	private static final List<Manner> MANNERS = List.of(Manner.OK, Manner.BAD_REQUEST, Manner.ERROR_500, Manner.HTML,
			Manner.MALFORMED_JSON, Manner.REFUSAL, Manner.UNSAFE, Manner.OBEYS_INJECTION, Manner.TRUNCATED_JSON,
			Manner.UNAUTHORIZED);

	private static ProviderRig rig;

	@BeforeAll
	static void starts() {
		rig = new ProviderRig(Wire.OPENAI, true);
	}

	@AfterAll
	static void stops() {
		rig.close();
		logAt(LogLevel.INFO);
	}

	private static void logAt(LogLevel level) {
		LoggingSystem.get(CanaryTests.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, level);
	}

	private record Wish(@JsonProperty("hero_name") String hero) {
	}

	@Test
	void areNotFoundInLogsTopicsMetricsAndBooks(CapturedOutput output) {
		for (Manner manner : MANNERS) {
			logAt((manner.ordinal() % 2 == 0) ? LogLevel.DEBUG : LogLevel.TRACE);
			rig.calm();
			rig.provider.answers(manner);
			JobId id = rig.engine.story("anna", new Wish(HERO), Drawings.drawing(manner.ordinal()));
			if (manner == Manner.UNAUTHORIZED) {
				rig.engine.awaitLedger(id, "snoozed");
				rig.engine.cancel(id);
			}
			else {
				rig.engine.awaitEnd(id);
			}
		}

		assertThat(rig.provider.requests()).as("the canaries were there").anyMatch((one) -> one.contains(HERO));
		assertThat(output.getAll()).contains("Attempt failed", "DEBUG", "TRACE").doesNotContain(CANARIES);
		// Events are published after the commit, possibly after the job has ended.
		Awaitility.await("the events to be published")
			.untilAsserted(() -> assertThat(topics()).contains("\"state\":\"failed\""));
		assertThat(topics()).doesNotContain(CANARIES);
		assertThat(metrics()).contains("novadraw.provider.calls").doesNotContain(CANARIES);
		assertThat(books()).contains("target").doesNotContain(CANARIES);
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

	private static String books() {
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
