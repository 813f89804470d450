package dev.novadraw.worker.ai.budget;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.novadraw.engine.dispatch.DispatchRule;
import dev.novadraw.engine.dispatch.DispatchRuleService;
import dev.novadraw.engine.job.AttemptCall;
import dev.novadraw.engine.job.Spending;
import dev.novadraw.worker.Engine;
import dev.novadraw.worker.ai.AiConfiguration;
import dev.novadraw.worker.ai.TestSettings;
import dev.novadraw.worker.ai.budget.CallBudget.Admission;
import dev.novadraw.worker.ai.call.ProviderRouting;
import dev.novadraw.worker.ai.call.Router;
import dev.novadraw.worker.ai.http.ProviderHttpClient;
import dev.novadraw.worker.ai.provider.AiProperties;
import dev.novadraw.worker.ai.provider.Route;
import dev.novadraw.worker.ai.provider.RouteRegistry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The budget that workers share, used by two of them concurrently on a real database.
 */
class SharedBudgetTests {

	private static final long DOLLAR = 1_000_000;

	private static final String SPENDING = """
			select calls, input_tokens, output_tokens, reserved_micros, cost_micros, wasted_micros from spending
			""";

	private static Engine engine;

	@BeforeAll
	static void starts() {
		engine = new Engine();
	}

	@AfterAll
	static void stops() {
		engine.bean(DispatchRuleService.class).resume(DispatchRule.Scope.PROVIDER, "ollama");
		engine.close();
	}

	@BeforeEach
	void deletesSpending() {
		engine.sql().sql("delete from spending").update();
		engine.sql().sql("delete from provider_budget").update();
		engine.bean(DispatchRuleService.class).resume(DispatchRule.Scope.PROVIDER, "ollama");
	}

	@Test
	void grantsCallsAgainOnceTheClockOfTheDatabaseIsSetBack() {
		Setup setup = new Setup(Map.of("NOVA_OLLAMA_REQUESTS_PER_MINUTE", "1"));
		setup.budget().admit(setup.route(), context("anna"), 1, 0);
		setup.budget().delayCalls(setup.route(), Duration.ofSeconds(5));
		engine.sql().sql("""
				update provider_budget
				set as_of = as_of + interval '1 h', resume_at = resume_at + interval '1 h'""").update();

		assertThat(setup.budget().admit(setup.route(), context("anna"), 1, 0)).isInstanceOf(Admission.Granted.class);
		assertThat(setup.budget().admit(setup.route(), context("anna"), 1, 0))
			.isInstanceOf(Admission.RateLimited.class);
	}

	@Test
	void appliesTheLimitPerMinuteToAllWorkersTogether() {
		Setup setup = new Setup(Map.of("NOVA_OLLAMA_REQUESTS_PER_MINUTE", "10"));

		List<Admission> admissions = atOnce(40, (number) -> setup.budget().admit(setup.route(), context("anna"), 1, 0));

		assertThat(admissions).filteredOn(Admission.Granted.class::isInstance).hasSizeBetween(10, 12);
		assertThat(admissions).filteredOn(Admission.RateLimited.class::isInstance)
			.allSatisfy((limited) -> assertThat(((Admission.RateLimited) limited).delay())
				.isBetween(Duration.ofMillis(1), Duration.ofSeconds(6)));
	}

	@Test
	void countsTokensAndReturnsUnusedOnes() {
		Setup setup = new Setup(Map.of("NOVA_OLLAMA_TOKENS_PER_MINUTE", "10000"));

		Admission first = setup.admit(8000, 0);
		Admission second = setup.admit(8000, 0);
		setup.budget().settle((Admission.Granted) first, 500, 500, 0, false);
		Admission third = setup.admit(8000, 0);

		assertThat(first).isInstanceOf(Admission.Granted.class);
		assertThat(second).isInstanceOf(Admission.RateLimited.class);
		assertThat(third).isInstanceOf(Admission.Granted.class);
	}

	@Test
	void admitsACallLargerThanTheLimitPerMinute() {
		Setup setup = new Setup(Map.of("NOVA_OLLAMA_TOKENS_PER_MINUTE", "1000"));

		assertThat(setup.admit(5000, 0)).isInstanceOf(Admission.Granted.class);
		assertThat(setup.admit(1, 0)).isInstanceOf(Admission.RateLimited.class);
	}

	@Test
	void countsNoCallsFromBeforeTheLimitWasSet() {
		Setup unlimited = new Setup(Map.of());
		for (int call = 0; call < 100; call++) {
			assertThat(unlimited.admit(5000, 0)).isInstanceOf(Admission.Granted.class);
		}

		Setup limited = new Setup(
				Map.of("NOVA_OLLAMA_REQUESTS_PER_MINUTE", "60", "NOVA_OLLAMA_TOKENS_PER_MINUTE", "60000"));

		Admission first = limited.admit(1000, 0);
		if (first instanceof Admission.RateLimited(Duration until)) {
			assertThat(until).isLessThanOrEqualTo(Duration.ofSeconds(1));
		}
	}

	@Test
	void settlesAReservationOnItsOwnDay() {
		Setup setup = new Setup(Map.of("NOVA_SPEND_CAP_DAY", "0.001", "NOVA_SPEND_CAP_JOB", "0"));
		Admission.Granted yesterday = (Admission.Granted) setup.admit(10, 900);
		LocalDate day = yesterday.day();
		assertThat(day).isNotNull();

		setup.spending().daysLater = 1;
		Admission.Granted today = (Admission.Granted) setup.admit(10, 700);
		setup.budget().settle(yesterday, 1, 1, 500, false);
		setup.budget().markWasted(day, "anna", "ollama", setup.route().model(), 500);

		assertThat(spending(day)).isEqualTo(new SpendingRow(1, 1, 1, 0, 500, 500));
		assertThat(spending(day.plusDays(1))).isEqualTo(new SpendingRow(0, 0, 0, 700, 0, 0));
		assertThat(setup.admit(10, 400)).isEqualTo(new Admission.OverCap("day"));
		setup.budget().settle(today, 1, 1, 100, false);
		assertThat(spending(day.plusDays(1))).isEqualTo(new SpendingRow(1, 1, 1, 0, 100, 0));
		assertThat(setup.admit(10, 400)).isInstanceOf(Admission.Granted.class);
	}

	@Test
	void marksCallsOfALateResultAsWastedOnTheirDayAndOnlyOnce() {
		Setup setup = new Setup(Map.of());
		Admission.Granted first = (Admission.Granted) setup.admit(10, 900);
		setup.budget().settle(first, 1, 1, 700, true);
		setup.spending().daysLater = 1;
		Admission.Granted second = (Admission.Granted) setup.admit(10, 900);
		setup.budget().settle(second, 1, 1, 500, false);

		Spending late = Spending.paid(call(first, 700, "unavailable"), "none")
			.plus(Spending.paid(call(second, 500, null), "none"));
		setup.providers().markWasted("anna", late);

		assertThat(spending(Objects.requireNonNull(first.day()))).isEqualTo(new SpendingRow(1, 1, 1, 0, 700, 700));
		assertThat(spending(Objects.requireNonNull(second.day()))).isEqualTo(new SpendingRow(1, 1, 1, 0, 500, 500));
	}

	private static AttemptCall call(Admission.Granted granted, long micros, @Nullable String error) {
		return new AttemptCall("generation", granted.provider(), granted.model(), 200, error, null, 1, 1, micros, 1,
				granted.day());
	}

	@Test
	void delaysAllWorkersWhenTheProviderLimitsTheRate() {
		Setup one = new Setup(Map.of());
		Setup other = new Setup(Map.of());
		one.admit(1, 0);

		one.budget().delayCalls(one.route(), Duration.ofSeconds(30));

		assertThat(other.admit(1, 0)).isInstanceOfSatisfying(Admission.RateLimited.class,
				(limited) -> assertThat(limited.delay()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30)));
	}

	@Test
	void admitsNoCallsToAPausedProvider() {
		Setup one = new Setup(Map.of());
		Setup other = new Setup(Map.of());

		one.budget().pause(one.route(), "the key");

		assertThat(other.admit(1, 0)).isInstanceOf(Admission.Paused.class);
		assertThat(other.route().isPaused()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "NOVA_SPEND_CAP_CLIENT_DAY, client", "NOVA_SPEND_CAP_DAY, day" })
	void admitsNoCallThatMightExceedTheCap(String cap, String whose) {
		Setup setup = new Setup(Map.of(cap, "1", "NOVA_SPEND_CAP_JOB", "0"));

		List<Admission> admissions = atOnce(20,
				(number) -> setup.budget().admit(setup.route(), context("anna"), 1, DOLLAR * 3 / 10));

		assertThat(admissions).filteredOn(Admission.Granted.class::isInstance).hasSize(3);
		assertThat(admissions).filteredOn((one) -> !(one instanceof Admission.Granted))
			.containsOnly(new Admission.OverCap(whose));
	}

	@Test
	void countsEachClientSeparately() {
		Setup setup = new Setup(Map.of("NOVA_SPEND_CAP_CLIENT_DAY", "1", "NOVA_SPEND_CAP_JOB", "0"));

		assertThat(setup.budget().admit(setup.route(), context("anna"), 1, DOLLAR))
			.isInstanceOf(Admission.Granted.class);
		assertThat(setup.budget().admit(setup.route(), context("anna"), 1, 1)).isInstanceOf(Admission.OverCap.class);
		assertThat(setup.budget().admit(setup.route(), context("ben"), 1, DOLLAR))
			.isInstanceOf(Admission.Granted.class);
	}

	@Test
	void includesTheCostOfEarlierAttempts() {
		Setup setup = new Setup(Map.of("NOVA_SPEND_CAP_JOB", "1"));
		AttemptContext context = new AttemptContext("anna", false, "story", 2, DOLLAR / 2, "none");

		assertThat(setup.budget().admit(setup.route(), context, 1, DOLLAR / 2)).isInstanceOf(Admission.Granted.class);
		context.addSpending(new Spending("ollama", "a-model", 1, 1, DOLLAR / 4));
		assertThat(setup.budget().admit(setup.route(), context, 1, DOLLAR / 2)).isEqualTo(new Admission.OverCap("job"));
	}

	@Test
	void recordsCostAndWaste() {
		Setup setup = new Setup(Map.of());

		Admission.Granted first = (Admission.Granted) setup.admit(10, 900);
		setup.budget().settle(first, 100, 10, 500, false);
		setup.budget().settle((Admission.Granted) setup.admit(10, 900), 200, 20, 700, true);
		setup.budget().markWasted(Objects.requireNonNull(first.day()), "anna", "ollama", setup.route().model(), 500);

		assertThat(spending()).isEqualTo(new SpendingRow(2, 300, 30, 0, 1200, 1200));
	}

	@Test
	void admitsNothingAndLosesNothingWhileTheDatabaseIsDown() {
		Setup setup = new Setup(Map.of("NOVA_OLLAMA_TOKENS_PER_MINUTE", "1000"));
		Admission.Granted granted = (Admission.Granted) setup.admit(10, 900);
		engine.sql().sql("alter table spending rename to closed").update();
		try {
			assertThat(setup.admit(10, 900)).isInstanceOf(Admission.BudgetUnavailable.class);
			setup.budget().settle(granted, 1, 2, 800, false);
		}
		finally {
			engine.sql().sql("alter table closed rename to spending").update();
		}

		Awaitility.await("the late entry").until(() -> spending().calls() == 1);
		assertThat(spending()).isEqualTo(new SpendingRow(1, 1, 2, 0, 800, 0));
		// Of 1000 tokens per minute 3 were used, and no more than the rest was returned.
		assertThat(setup.admit(997, 0)).isInstanceOf(Admission.Granted.class);
		assertThat(setup.admit(997, 0)).isInstanceOf(Admission.RateLimited.class);
	}

	private static SpendingRow spending() {
		return engine.sql().sql(SPENDING).query(SpendingRow.class).single();
	}

	private static SpendingRow spending(LocalDate day) {
		return engine.sql().sql(SPENDING + " where day = :day").param("day", day).query(SpendingRow.class).single();
	}

	/** A row of the table of spending. */
	private record SpendingRow(long calls, long inputTokens, long outputTokens, long reservedMicros, long costMicros,
			long wastedMicros) {
	}

	private static AttemptContext context(String client) {
		return new AttemptContext(client, false, "story", 1, 0, "none");
	}

	private static List<Admission> atOnce(int number, IntFunction<Admission> call) {
		try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
			Stream<Callable<Admission>> calls = IntStream.range(0, number).mapToObj((one) -> () -> call.apply(one));
			return threads.invokeAll(calls.toList()).stream().map((future) -> future.resultNow()).toList();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A repository whose current day can be moved.
	 */
	private static final class MovableDays extends SpendingRepository {

		private int daysLater;

		MovableDays() {
			super(engine.asEngine());
		}

		@Override
		Bucket lock(Route route) {
			Bucket bucket = super.lock(route);
			return new Bucket(bucket.requests(), bucket.tokens(), bucket.limits(), bucket.pause(), bucket.paused(),
					bucket.day().plusDays(this.daysLater));
		}

	}

	/**
	 * A worker with its settings.
	 */
	private record Setup(Route route, MovableDays spending, SharedBudget budget) {

		Setup(Map<String, Object> variables) {
			this(settings(variables));
		}

		private Setup(AiProperties settings) {
			this(settings, new MovableDays());
		}

		private Setup(AiProperties settings, MovableDays spending) {
			this(new AiConfiguration().aiRoutes(settings, List.of()).to("ollama"), spending,
					new SharedBudget(settings, spending, engine.engineTransactions(),
							engine.bean(DispatchRuleService.class), engine.bean(SpendingRetryQueue.class)));
		}

		private static AiProperties settings(Map<String, Object> variables) {
			Map<String, Object> all = new HashMap<>(variables);
			all.put("NOVA_AI_PROVIDER", "ollama");
			return TestSettings.with(all);
		}

		ProviderRouting providers() {
			AiProperties settings = settings(Map.of());
			Router router = new Router(settings, new RouteRegistry(Map.of("ollama", this.route), this.route),
					this.budget, new ProviderHttpClient(InstantSource.system()), new SimpleMeterRegistry());
			return new ProviderRouting(router, this.budget);
		}

		Admission admit(long tokens, long micros) {
			return this.budget.admit(this.route, context("anna"), tokens, micros);
		}

	}

}
