package dev.novadraw.worker;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobState;
import dev.novadraw.worker.ai.hostile.Behavior;
import dev.novadraw.worker.ai.hostile.Protocol;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many jobs for a provider of each protocol, which answers in every manner that needs no
 * operator and no time limit, and closes connections soon. {@code -Dnova.manners.jobs}
 * sets the number of jobs for each of them.
 */
class MixedMannersTests {

	private static final int JOBS = Integer.getInteger("nova.manners.jobs", 60);

	private static final Duration KEEP_ALIVE = Duration.ofMillis(100);

	/** Each of these delays all jobs, so they are rare. */
	private static final Set<Behavior> DELAYING = EnumSet.of(Behavior.BUSY, Behavior.OVERLOADED, Behavior.UNAVAILABLE,
			Behavior.RATE_LIMITED, Behavior.RATE_LIMITED_SECONDS, Behavior.RATE_LIMITED_DATE);

	private static final Set<Behavior> LEFT_OUT = EnumSet.of(Behavior.SILENT, Behavior.HEADERS_THEN_HANG, Behavior.DRIP,
			Behavior.SLOW, Behavior.HUGE, Behavior.GZIP_BOMB, Behavior.RESET_BEFORE, Behavior.QUOTA_USED_UP,
			Behavior.UNAUTHORIZED, Behavior.FORBIDDEN, Behavior.NOT_FOUND, Behavior.WRONG_SETTING);

	private static final List<Target> TARGETS = Stream.of(Protocol.values())
		.map((protocol) -> new Target("mixed-" + protocol.name().toLowerCase(Locale.ROOT), protocol, true))
		.toList();

	private static ProviderRig rig;

	@BeforeAll
	static void starts() {
		rig = new ProviderRig(TARGETS, "--nova.ai.breaker.rest=50ms");
		rig.provider.setKeepAlive(KEEP_ALIVE);
	}

	@AfterAll
	static void stops() {
		rig.close();
	}

	@Test
	void losesNoJobAndPaysForEveryAnswerOnce() {
		rig.provider.setBehavior(MixedMannersTests::behavior);

		Map<Target, List<JobId>> jobs = TARGETS.stream().collect(Collectors.toMap((target) -> target, this::submit));
		jobs.values().forEach((all) -> all.forEach(rig.engine::awaitEnd));

		jobs.forEach((target, all) -> assertThat(all).as(target.name())
			.allSatisfy((id) -> assertThat(rig.engine.state(id)).isIn(JobState.SUCCEEDED, JobState.FAILED))
			.filteredOn((id) -> rig.engine.state(id) == JobState.SUCCEEDED)
			.hasSizeGreaterThan(JOBS / 2));
		assertThat(paidCalls()).isEqualTo(rig.provider.billedCalls());
		assertThat(problems()).isSubsetOf("PROVIDER_UNAVAILABLE", "PROVIDER_ANSWER_UNUSABLE", "PROVIDER_REJECTED",
				"OUTPUT_INVALID", "CONTENT_BLOCKED");
	}

	private List<JobId> submit(Target target) {
		return IntStream.range(0, JOBS).mapToObj((number) -> rig.story(target, number % 100)).toList();
	}

	private static Behavior behavior(int call) {
		Random random = new Random(call * 7919L);
		if (random.nextBoolean()) {
			return Behavior.OK;
		}
		Set<Behavior> manners = EnumSet.complementOf(EnumSet.copyOf(LEFT_OUT));
		List<Behavior> all = manners.stream()
			.filter((behavior) -> !DELAYING.contains(behavior) || random.nextInt(10) == 0)
			.toList();
		return all.get(random.nextInt(all.size()));
	}

	private static int paidCalls() {
		return rig.engine.sql()
			.sql("""
					select count(*) from job_attempt, jsonb_array_elements(calls) as each (call)
					where call ->> 'purpose' in ('generation', 'repair') and (call ->> 'cost_micros')::bigint > 0
						and call ->> 'provider' = any (?)""")
			.param(TARGETS.stream().map(Target::name).toArray(String[]::new))
			.query(Integer.class)
			.single();
	}

	private static Set<String> problems() {
		return Set.copyOf(rig.engine.sql()
			.sql("select distinct problem ->> 'code' from job where state = 'FAILED' and client like 'mixed-%'")
			.query(String.class)
			.list());
	}

}
