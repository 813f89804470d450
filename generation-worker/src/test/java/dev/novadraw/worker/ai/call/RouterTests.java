package dev.novadraw.worker.ai.call;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.ai.chat.prompt.Prompt;

import dev.novadraw.worker.ai.AiConfiguration;
import dev.novadraw.worker.ai.TestSettings;
import dev.novadraw.worker.ai.budget.AttemptContext;
import dev.novadraw.worker.ai.budget.CallBudget.Admission;
import dev.novadraw.worker.ai.budget.UnlimitedCallBudget;
import dev.novadraw.worker.ai.http.ProviderHttpClient;
import dev.novadraw.worker.ai.provider.AiProperties;
import dev.novadraw.worker.ai.provider.ProviderFailure;
import dev.novadraw.worker.ai.provider.ProviderFailure.Reason;
import dev.novadraw.worker.ai.provider.Route;
import dev.novadraw.worker.ai.provider.RouteRegistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The providers that may be called, for every pair of them.
 */
class RouterTests {

	private static final List<String> ALL = List.of("offline", "openai", "anthropic", "google", "ollama");

	/** According to the default policies. */
	private static final Set<String> FOR_CHILDREN = Set.of("offline", "anthropic", "ollama");

	private static final int ATTEMPTS = 6;

	static Stream<Arguments> pairs() {
		return ALL.stream().flatMap((first) -> ALL.stream().map((second) -> Arguments.of(first, second)));
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void routesContentOfChildrenOnlyToPermittedProviders(String first, String second) {
		assertThat(candidates(router(first, second, Map.of()))).isEqualTo(permitted(first, second, FOR_CHILDREN));
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void permitsProvidersWithZeroRetentionIfConfigured(String first, String second) {
		Map<String, Object> declared = Map.of("NOVA_OPENAI_ZERO_RETENTION", "true", "NOVA_GOOGLE_ZERO_RETENTION",
				"true");

		assertThat(candidates(router(first, second, declared)))
			.isEqualTo(permitted(first, second, Set.of("offline", "anthropic", "ollama", "openai")));
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void permitsAllProvidersForAGeneralAudience(String first, String second) {
		assertThat(candidates(router(first, second, Map.of("NOVA_GENERAL_AUDIENCE", "anna"))))
			.containsExactlyInAnyOrderElementsOf(new TreeSet<>(List.of(first, second)));
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void neverFailsOverToAForbiddenProvider(String first, String second) {
		AiProperties settings = settings(first, second, Map.of());
		RouteRegistry routes = new AiConfiguration().aiRoutes(settings, List.of());
		Router router = router(settings, routes);
		routes.to(first).breaker().transitionToForcedOpenState();

		for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
			AttemptContext context = context(attempt);
			try {
				router.admit(context, new Prompt("tell me"));
				assertThat(context.route()).isNotNull()
					.extracting(Route::provider)
					.isEqualTo(second)
					.isIn(FOR_CHILDREN);
			}
			catch (ProviderFailure ex) {
				assertThat(ex.reason()).isEqualTo(
						permitted(first, second, FOR_CHILDREN).isEmpty() ? Reason.NOT_PERMITTED : Reason.RESTING);
			}
		}
	}

	@Test
	void neverUsesAProviderThatTrainsOnData() {
		AiProperties settings = settings("anthropic", "ollama",
				Map.of("nova.ai.providers.anthropic.policy.trains-on-data", "true"));

		assertThat(candidates(router(settings, new AiConfiguration().aiRoutes(settings, List.of()))))
			.containsExactly("ollama");
	}

	@Test
	void startsEachAttemptWithTheNextProvider() {
		Router router = router("ollama", "anthropic", Map.of());

		assertThat(IntStream.rangeClosed(1, 4)
			.mapToObj((attempt) -> router.candidates(context(attempt)).getFirst().provider()))
			.containsExactly("ollama", "anthropic", "ollama", "anthropic");
	}

	@Test
	void usesOneRouteForAllCallsOfAnAttempt() {
		Router router = router("ollama", "anthropic", Map.of());
		AttemptContext context = context(1);

		router.admit(context, new Prompt("tell me"));

		assertThat(router.candidates(context)).extracting(Route::provider).containsExactly("ollama");
	}

	@Test
	void waitsForTheDatabaseBeforeTheRepairOfAPaidAnswer() {
		AiProperties settings = settings("ollama", "anthropic", Map.of());
		AtomicInteger closed = new AtomicInteger(2);
		Router router = new Router(settings, new AiConfiguration().aiRoutes(settings, List.of()),
				new UnavailableBudget(closed), new ProviderHttpClient(InstantSource.system()),
				new SimpleMeterRegistry());
		AttemptContext context = context(1);

		assertThatExceptionOfType(ProviderFailure.class).isThrownBy(() -> router.admit(context, new Prompt("tell me")))
			.extracting(ProviderFailure::reason)
			.isEqualTo(Reason.BUDGET_UNAVAILABLE);
		router.admit(context, new Prompt("tell me"));
		closed.set(1);
		ProviderCall repair = router.admit(context, new Prompt("again"));

		assertThat(repair.route()).isEqualTo(context.route());
		assertThat(closed).hasValue(0);
	}

	@Test
	void usesTheNextProviderWhileOneIsBusy() {
		Router router = router("ollama", "anthropic", Map.of("NOVA_OLLAMA_CONCURRENT", "1"));
		AttemptContext one = context(1);
		AttemptContext other = context(1);

		router.admit(one, new Prompt("tell me"));
		router.admit(other, new Prompt("tell me"));

		assertThat(one.route()).isNotNull().extracting(Route::provider).isEqualTo("ollama");
		assertThat(other.route()).isNotNull().extracting(Route::provider).isEqualTo("anthropic");
	}

	@Test
	void callsAProviderAgainAfterTheBreakerWaitAlsoIfTheClockIsSetBack() {
		AiProperties settings = settings("openai", "anthropic", Map.of("NOVA_AI_REST", "50ms"));
		CircuitBreaker usual = new AiConfiguration().aiRoutes(settings, List.of()).to("openai").breaker();
		CircuitBreaker breaker = CircuitBreaker.of("set back",
				CircuitBreakerConfig.from(usual.getCircuitBreakerConfig())
					.clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
					.build());

		breaker.transitionToOpenState();

		Awaitility.await("the rest to be over").atMost(Duration.ofMinutes(2)).until(breaker::tryAcquirePermission);
	}

	@Test
	void namesTheMissingKeyAndTheKnownProviders() {
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> new AiConfiguration()
				.aiRoutes(settings("openai", "offline", Map.of("OPENAI_API_KEY", " ")), List.of()))
			.withMessageContaining("OPENAI_API_KEY");
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> new AiConfiguration().aiRoutes(settings("mistral", "offline", Map.of()), List.of()))
			.withMessageContaining("anthropic, google, offline, ollama, openai");
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> new AiConfiguration()
				.aiRoutes(settings("ollama", "offline", Map.of("NOVA_AI_MODERATION", "offline")), List.of()))
			.withMessageContaining("NOVA_AI_MODERATION");
	}

	private static Set<String> permitted(String first, String second, Set<String> all) {
		Set<String> permitted = new TreeSet<>(List.of(first, second));
		permitted.retainAll(all);
		return permitted;
	}

	private static Set<String> candidates(Router router) {
		Set<String> candidates = new TreeSet<>();
		for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
			try {
				router.candidates(context(attempt)).forEach((route) -> candidates.add(route.provider()));
			}
			catch (ProviderFailure ex) {
				assertThat(ex.reason()).isEqualTo(Reason.NOT_PERMITTED);
			}
		}
		return candidates;
	}

	private static AttemptContext context(int attempt) {
		return new AttemptContext("anna", false, "story", attempt, 0, "none");
	}

	private static Router router(String first, String second, Map<String, Object> variables) {
		AiProperties settings = settings(first, second, variables);
		return router(settings, new AiConfiguration().aiRoutes(settings, List.of()));
	}

	private static Router router(AiProperties settings, RouteRegistry routes) {
		return new Router(settings, routes, new UnlimitedCallBudget(), new ProviderHttpClient(InstantSource.system()),
				new SimpleMeterRegistry());
	}

	private static AiProperties settings(String first, String second, Map<String, Object> variables) {
		Map<String, Object> all = new HashMap<>(
				Map.of("OPENAI_API_KEY", "a-key", "ANTHROPIC_API_KEY", "a-key", "GEMINI_API_KEY", "a-key"));
		all.put("NOVA_AI_PROVIDER", first + "," + second);
		all.putAll(variables);
		return TestSettings.with(all);
	}

	/**
	 * A budget that is unavailable the given number of times, and then admits all calls.
	 */
	private static final class UnavailableBudget extends UnlimitedCallBudget {

		private final AtomicInteger times;

		UnavailableBudget(AtomicInteger times) {
			this.times = times;
		}

		@Override
		public Admission admit(Route route, AttemptContext context, long tokens, long micros) {
			return (this.times.get() > 0 && this.times.getAndDecrement() > 0) ? new Admission.BudgetUnavailable()
					: super.admit(route, context, tokens, micros);
		}

	}

}
