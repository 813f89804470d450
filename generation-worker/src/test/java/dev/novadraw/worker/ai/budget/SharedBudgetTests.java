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

import dev.novadraw.engine.job.AttemptCall;
import dev.novadraw.engine.job.Spending;
import dev.novadraw.worker.Engine;
import dev.novadraw.worker.ai.AiConfiguration;
import dev.novadraw.worker.ai.Dials;
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

	private static final String BOOKS = """
			select calls, input_tokens, output_tokens, reserved_micros, cost_micros, wasted_micros from spending
			""";

	private static Engine engine;

	@BeforeAll
	static void starts() {
		engine = new Engine();
	}

	@AfterAll
	static void stops() {
		engine.resume("ollama");
		engine.close();
	}

	@BeforeEach
	void emptiesTheBooks() {
		engine.sql().sql("delete from spending").update();
		engine.sql().sql("delete from provider_budget").update();
		engine.resume("ollama");
	}

	@Test
	void grantsCallsAgainOnceTheClockOfTheDatabaseIsSetBack() {
		Dial dial = new Dial(Map.of("NOVA_OLLAMA_REQUESTS_PER_MINUTE", "1"));
		dial.budget().admit(dial.route(), ledger("anna"), 1, 0);
		dial.budget().rest(dial.route(), Duration.ofSeconds(5));
		engine.sql().sql("""
				update provider_budget
				set as_of = as_of + interval '1 h', resume_at = resume_at + interval '1 h'""").update();

		assertThat(dial.budget().admit(dial.route(), ledger("anna"), 1, 0)).isInstanceOf(Admission.Granted.class);
		assertThat(dial.budget().admit(dial.route(), ledger("anna"), 1, 0)).isInstanceOf(Admission.Later.class);
	}

	@Test
	void grantsAllWorkersTogetherWhatAMinuteAllows() {
		Dial dial = new Dial(Map.of("NOVA_OLLAMA_REQUESTS_PER_MINUTE", "10"));

		List<Admission> admissions = atOnce(40, (number) -> dial.budget().admit(dial.route(), ledger("anna"), 1, 0));

		assertThat(admissions).filteredOn(Admission.Granted.class::isInstance).hasSizeBetween(10, 12);
		assertThat(admissions).filteredOn(Admission.Later.class::isInstance)
			.allSatisfy((later) -> assertThat(((Admission.Later) later).until()).isBetween(Duration.ofMillis(1),
					Duration.ofSeconds(6)));
	}

	@Test
	void countsTokensAndGivesBackThoseThatWereNotNeeded() {
		Dial dial = new Dial(Map.of("NOVA_OLLAMA_TOKENS_PER_MINUTE", "10000"));

		Admission first = dial.admit(8000, 0);
		Admission second = dial.admit(8000, 0);
		dial.budget().settle((Admission.Granted) first, 500, 500, 0, false);
		Admission third = dial.admit(8000, 0);

		assertThat(first).isInstanceOf(Admission.Granted.class);
		assertThat(second).isInstanceOf(Admission.Later.class);
		assertThat(third).isInstanceOf(Admission.Granted.class);
	}

	@Test
	void letsACallThroughThatNeedsMoreThanAMinuteHas() {
		Dial dial = new Dial(Map.of("NOVA_OLLAMA_TOKENS_PER_MINUTE", "1000"));

		assertThat(dial.admit(5000, 0)).isInstanceOf(Admission.Granted.class);
		assertThat(dial.admit(1, 0)).isInstanceOf(Admission.Later.class);
	}

	@Test
	void hasNoDebtFromTheTimeBeforeThereWasALimit() {
		Dial unlimited = new Dial(Map.of());
		for (int call = 0; call < 100; call++) {
			assertThat(unlimited.admit(5000, 0)).isInstanceOf(Admission.Granted.class);
		}

		Dial limited = new Dial(
				Map.of("NOVA_OLLAMA_REQUESTS_PER_MINUTE", "60", "NOVA_OLLAMA_TOKENS_PER_MINUTE", "60000"));

		Admission first = limited.admit(1000, 0);
		if (first instanceof Admission.Later(Duration until)) {
			assertThat(until).isLessThanOrEqualTo(Duration.ofSeconds(1));
		}
	}

	@Test
	void settlesAReservationOnItsOwnDay() {
		Dial dial = new Dial(Map.of("NOVA_SPEND_CAP_DAY", "0.001", "NOVA_SPEND_CAP_JOB", "0"));
		Admission.Granted yesterday = (Admission.Granted) dial.admit(10, 900);
		LocalDate day = yesterday.day();
		assertThat(day).isNotNull();

		dial.books().daysLater = 1;
		Admission.Granted today = (Admission.Granted) dial.admit(10, 700);
		dial.budget().settle(yesterday, 1, 1, 500, false);
		dial.budget().waste(day, "anna", "ollama", dial.route().model(), 500);

		assertThat(books(day)).isEqualTo(new Books(1, 1, 1, 0, 500, 500));
		assertThat(books(day.plusDays(1))).isEqualTo(new Books(0, 0, 0, 700, 0, 0));
		assertThat(dial.admit(10, 400)).isEqualTo(new Admission.TooExpensive("day"));
		dial.budget().settle(today, 1, 1, 100, false);
		assertThat(books(day.plusDays(1))).isEqualTo(new Books(1, 1, 1, 0, 100, 0));
		assertThat(dial.admit(10, 400)).isInstanceOf(Admission.Granted.class);
	}

	@Test
	void wastesTheCallsOfALateResultWhereTheyWereBookedAndNoneTwice() {
		Dial dial = new Dial(Map.of());
		Admission.Granted first = (Admission.Granted) dial.admit(10, 900);
		dial.budget().settle(first, 1, 1, 700, true);
		dial.books().daysLater = 1;
		Admission.Granted second = (Admission.Granted) dial.admit(10, 900);
		dial.budget().settle(second, 1, 1, 500, false);

		Spending late = Spending.paid(call(first, 700, "unavailable"), "none")
			.plus(Spending.paid(call(second, 500, null), "none"));
		dial.providers().waste("anna", late);

		assertThat(books(Objects.requireNonNull(first.day()))).isEqualTo(new Books(1, 1, 1, 0, 700, 700));
		assertThat(books(Objects.requireNonNull(second.day()))).isEqualTo(new Books(1, 1, 1, 0, 500, 500));
	}

	private static AttemptCall call(Admission.Granted granted, long micros, @Nullable String error) {
		return new AttemptCall("generation", granted.provider(), granted.model(), 200, error, null, 1, 1, micros, 1,
				granted.day());
	}

	@Test
	void letsEverybodyWaitWhenTheProviderAsksForLess() {
		Dial one = new Dial(Map.of());
		Dial other = new Dial(Map.of());
		one.admit(1, 0);

		one.budget().rest(one.route(), Duration.ofSeconds(30));

		assertThat(other.admit(1, 0)).isInstanceOfSatisfying(Admission.Later.class,
				(later) -> assertThat(later.until()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30)));
	}

	@Test
	void letsNobodyCallAPausedProvider() {
		Dial one = new Dial(Map.of());
		Dial other = new Dial(Map.of());

		one.budget().pause(one.route(), "the key");

		assertThat(other.admit(1, 0)).isInstanceOf(Admission.Paused.class);
		assertThat(other.route().isPaused()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "NOVA_SPEND_CAP_CLIENT_DAY, client", "NOVA_SPEND_CAP_DAY, day" })
	void stopsBeforeTheCallThatMightGoBeyondTheCap(String cap, String whose) {
		Dial dial = new Dial(Map.of(cap, "1", "NOVA_SPEND_CAP_JOB", "0"));

		List<Admission> admissions = atOnce(20,
				(number) -> dial.budget().admit(dial.route(), ledger("anna"), 1, DOLLAR * 3 / 10));

		assertThat(admissions).filteredOn(Admission.Granted.class::isInstance).hasSize(3);
		assertThat(admissions).filteredOn((one) -> !(one instanceof Admission.Granted))
			.containsOnly(new Admission.TooExpensive(whose));
	}

	@Test
	void countsEachClientByItself() {
		Dial dial = new Dial(Map.of("NOVA_SPEND_CAP_CLIENT_DAY", "1", "NOVA_SPEND_CAP_JOB", "0"));

		assertThat(dial.budget().admit(dial.route(), ledger("anna"), 1, DOLLAR)).isInstanceOf(Admission.Granted.class);
		assertThat(dial.budget().admit(dial.route(), ledger("anna"), 1, 1)).isInstanceOf(Admission.TooExpensive.class);
		assertThat(dial.budget().admit(dial.route(), ledger("ben"), 1, DOLLAR)).isInstanceOf(Admission.Granted.class);
	}

	@Test
	void countsWhatAJobHasCostInEarlierAttempts() {
		Dial dial = new Dial(Map.of("NOVA_SPEND_CAP_JOB", "1"));
		AttemptContext context = new AttemptContext("anna", false, "story", 2, DOLLAR / 2, "none");

		assertThat(dial.budget().admit(dial.route(), context, 1, DOLLAR / 2)).isInstanceOf(Admission.Granted.class);
		context.book(new Spending("ollama", "a-model", 1, 1, DOLLAR / 4));
		assertThat(dial.budget().admit(dial.route(), context, 1, DOLLAR / 2))
			.isEqualTo(new Admission.TooExpensive("job"));
	}

	@Test
	void keepsBooksOfWhatCallsCostAndOfWhatWasWasted() {
		Dial dial = new Dial(Map.of());

		Admission.Granted first = (Admission.Granted) dial.admit(10, 900);
		dial.budget().settle(first, 100, 10, 500, false);
		dial.budget().settle((Admission.Granted) dial.admit(10, 900), 200, 20, 700, true);
		dial.budget().waste(Objects.requireNonNull(first.day()), "anna", "ollama", dial.route().model(), 500);

		assertThat(books()).isEqualTo(new Books(2, 300, 30, 0, 1200, 1200));
	}

	@Test
	void grantsNothingAndLosesNothingWhileTheBooksAreClosed() {
		Dial dial = new Dial(Map.of("NOVA_OLLAMA_TOKENS_PER_MINUTE", "1000"));
		Admission.Granted granted = (Admission.Granted) dial.admit(10, 900);
		engine.sql().sql("alter table spending rename to closed").update();
		try {
			assertThat(dial.admit(10, 900)).isInstanceOf(Admission.Closed.class);
			dial.budget().settle(granted, 1, 2, 800, false);
		}
		finally {
			engine.sql().sql("alter table closed rename to spending").update();
		}

		Awaitility.await("the late entry").until(() -> books().calls() == 1);
		assertThat(books()).isEqualTo(new Books(1, 1, 2, 0, 800, 0));
		// Of 1000 tokens per minute 3 were used, and no more than the rest was returned.
		assertThat(dial.admit(997, 0)).isInstanceOf(Admission.Granted.class);
		assertThat(dial.admit(997, 0)).isInstanceOf(Admission.Later.class);
	}

	private static Books books() {
		return engine.sql().sql(BOOKS).query(Books.class).single();
	}

	private static Books books(LocalDate day) {
		return engine.sql().sql(BOOKS + " where day = :day").param("day", day).query(Books.class).single();
	}

	/** A row of the table of spending. */
	private record Books(long calls, long inputTokens, long outputTokens, long reservedMicros, long costMicros,
			long wastedMicros) {
	}

	private static AttemptContext ledger(String client) {
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
			return new Bucket(bucket.requests(), bucket.tokens(), bucket.limits(), bucket.rest(), bucket.paused(),
					bucket.day().plusDays(this.daysLater));
		}

	}

	/**
	 * A worker with its settings.
	 */
	private record Dial(Route route, MovableDays books, SharedBudget budget) {

		Dial(Map<String, Object> variables) {
			this(settings(variables));
		}

		private Dial(AiProperties settings) {
			this(settings, new MovableDays());
		}

		private Dial(AiProperties settings, MovableDays books) {
			this(new AiConfiguration().aiRoutes(settings, List.of()).to("ollama"), books,
					new SharedBudget(settings, books, engine.engineTransactions(),
							engine.bean(ProviderPauseRepository.class), engine.bean(SpendingRetryQueue.class)));
		}

		private static AiProperties settings(Map<String, Object> variables) {
			Map<String, Object> all = new HashMap<>(variables);
			all.put("NOVA_AI_PROVIDER", "ollama");
			return Dials.with(all);
		}

		ProviderRouting providers() {
			AiProperties settings = settings(Map.of());
			Router router = new Router(settings, new RouteRegistry(Map.of("ollama", this.route), this.route),
					this.budget, new ProviderHttpClient(InstantSource.system()), new SimpleMeterRegistry());
			return new ProviderRouting(router, this.budget);
		}

		Admission admit(long tokens, long micros) {
			return this.budget.admit(this.route, ledger("anna"), tokens, micros);
		}

	}

}
