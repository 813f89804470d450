package dev.novadraw.worker.ai.check;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.novadraw.worker.ai.AiConfiguration;
import dev.novadraw.worker.ai.TestSettings;
import dev.novadraw.worker.ai.budget.UnlimitedCallBudget;
import dev.novadraw.worker.ai.call.Router;
import dev.novadraw.worker.ai.check.Diagnosis.Result;
import dev.novadraw.worker.ai.hostile.Behavior;
import dev.novadraw.worker.ai.hostile.HostileProvider;
import dev.novadraw.worker.ai.hostile.ModerationResult;
import dev.novadraw.worker.ai.hostile.Protocol;
import dev.novadraw.worker.ai.http.ProviderHttpClient;
import dev.novadraw.worker.ai.moderation.Moderation;
import dev.novadraw.worker.ai.provider.AiProperties;
import dev.novadraw.worker.ai.provider.RouteRegistry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The check of a provider by tiny questions, against a provider that does as it likes.
 */
class CheckupTests {

	private HostileProvider provider;

	@BeforeEach
	void starts() {
		this.provider = HostileProvider.start();
		this.provider.setText(CheckupTests::answer);
	}

	// Moderation by a chat model, JSON, the picture, and words.
	private static String answer(String request) {
		if (request.contains("suitable")) {
			return "{\"suitable\": true}";
		}
		if (request.contains("fills this picture")) {
			return "Red.";
		}
		return request.contains("one word") ? "Yellow" : "{\"colour\": \"yellow\"}";
	}

	@AfterEach
	void stops() {
		this.provider.close();
	}

	@ParameterizedTest
	@CsvSource({ "OPENAI, openai", "ANTHROPIC, anthropic", "GEMINI, google", "OLLAMA, ollama" })
	void findsNothingWrongWithAGoodProvider(Protocol protocol, String name) {
		Diagnosis found = examine(protocol, name, Map.of());

		assertThat(found.problems()).isEmpty();
		assertThat(found.results()).containsOnlyKeys(Capability.values())
			.allSatisfy((capability, result) -> assertThat(result).isEqualTo(Result.YES));
		assertThat(found.model()).isEqualTo(HostileProvider.MODEL);
		assertThat(this.provider.requests()).filteredOn((request) -> !request.contains("suitable"))
			.hasSizeGreaterThanOrEqualTo(3)
			.allSatisfy((request) -> assertThat(request).doesNotContain("temperature"));
	}

	@Test
	void skipsStreamsThatAreNotUsed() {
		assertThat(
				examine(Protocol.OPENAI, "openai", Map.of("NOVA_OPENAI_STREAMING", "false")).result(Capability.STREAM))
			.isEqualTo(Result.SKIPPED);
	}

	@Test
	void findsAProviderThatIsNotThere() {
		this.provider.close();

		assertFails(examine(Protocol.OLLAMA, "ollama", Map.of()), Capability.REACHABLE, "NOVA_OLLAMA_URL");
	}

	@Test
	void findsAWrongKeyAndDoesNotPrintIt() {
		Diagnosis found = examine(Protocol.ANTHROPIC, "anthropic", Map.of("ANTHROPIC_API_KEY", "another-key"));

		assertFails(found, Capability.KEY, "ANTHROPIC_API_KEY");
		assertThat(found.toString()).doesNotContain("another-key", HostileProvider.CANARY);
		assertThat(this.provider.calls()).isZero();
	}

	@Test
	void findsAModelThatDoesNotAnswer() {
		this.provider.setBehavior(Behavior.NOT_FOUND);

		assertFails(examine(Protocol.OPENAI, "openai", Map.of("NOVA_OPENAI_MODEL", "unheard-of")), Capability.MODEL,
				"does not know the model 'unheard-of': set NOVA_OPENAI_MODEL to one of a-model");
	}

	@Test
	void trustsAModelThatAnswersAlthoughItIsNotListed() {
		assertThat(examine(Protocol.OPENAI, "openai", Map.of("NOVA_OPENAI_MODEL", "a-deployment")).isHealthy())
			.isTrue();
	}

	@Test
	void findsAParameterThatIsRefused() {
		this.provider.setBehavior(Behavior.BAD_REQUEST);

		assertFails(examine(Protocol.OPENAI, "openai", Map.of()), Capability.MODEL, "NOVA_OPENAI");
	}

	@Test
	void findsThatASchemaIsRefused() {
		this.provider
			.setBehaviorByRequest((request) -> request.contains("json_schema") ? Behavior.BAD_REQUEST : Behavior.OK);

		Diagnosis found = examine(Protocol.OPENAI, "openai", Map.of("NOVA_OPENAI_STRUCTURED_OUTPUT", "schema"));

		assertFails(found, Capability.STRUCTURED_OUTPUT, "NOVA_OPENAI_STRUCTURED_OUTPUT");
		assertThat(found.result(Capability.PICTURE)).isEqualTo(Result.YES);
	}

	@Test
	void findsAModelThatDoesNotWriteJson() {
		this.provider.setText((request) -> request.contains("fills this picture") ? "red" : "Yellow");

		assertFails(examine(Protocol.OPENAI, "openai", Map.of()), Capability.STRUCTURED_OUTPUT,
				"does not answer in JSON");
	}

	@Test
	void findsAModelThatSeesNoPictures() {
		this.provider.setText((request) -> request.contains("fills this picture") ? "I see none." : answer(request));

		assertFails(examine(Protocol.OLLAMA, "ollama", Map.of()), Capability.PICTURE, "does not see");
	}

	@Test
	void findsThatStreamsFail() {
		this.provider.setBehaviorByRequest(
				(request) -> request.replace(" ", "").contains("\"stream\":true") ? Behavior.HTML : Behavior.OK);

		assertFails(examine(Protocol.OPENAI, "openai", Map.of()), Capability.STREAM, "stream");
	}

	@Test
	void findsThatModerationFails() {
		this.provider.setModerationResult(ModerationResult.FLAGGED);

		assertFails(
				examine(Protocol.OPENAI, "openai", Map.of("NOVA_OPENAI_MODERATION_MODEL", "omni-moderation-latest")),
				Capability.MODERATION, "harmless");
	}

	@Test
	void asksNothingOfTheOfflineModel() {
		Diagnosis found = examine(Protocol.OPENAI, "offline", Map.of());

		assertThat(found.isHealthy()).isTrue();
		assertThat(found.results()).isEmpty();
		assertThat(found.notices()).singleElement().asString().contains("in this process");
	}

	private static void assertFails(Diagnosis found, Capability capability, String advice) {
		assertThat(found.isHealthy()).isFalse();
		assertThat(found.result(capability)).isEqualTo(Result.NO);
		assertThat(found.problems()).anySatisfy((problem) -> assertThat(problem).contains(advice));
		Set<Capability> before = EnumSet.range(Capability.REACHABLE, capability);
		before.remove(capability);
		before.removeIf((one) -> one.compareTo(Capability.MODEL) > 0);
		assertThat(before).allSatisfy((one) -> assertThat(found.result(one)).isEqualTo(Result.YES));
	}

	private Diagnosis examine(Protocol protocol, String name, Map<String, Object> variables) {
		String prefix = "NOVA_" + name.toUpperCase();
		Map<String, Object> all = new HashMap<>(Map.of("NOVA_AI_PROVIDER", name, "OPENAI_API_KEY", HostileProvider.KEY,
				"ANTHROPIC_API_KEY", HostileProvider.KEY, "GEMINI_API_KEY", HostileProvider.KEY, prefix + "_URL",
				this.provider.baseUrl(protocol), prefix + "_MODEL", HostileProvider.MODEL));
		all.putAll(variables);
		AiProperties settings = TestSettings.with(all);
		RouteRegistry routes = new AiConfiguration().aiRoutes(settings, List.of());
		ProviderHttpClient http = new ProviderHttpClient(InstantSource.system());
		UnlimitedCallBudget budget = new UnlimitedCallBudget();
		Router router = new Router(settings, routes, budget, http, new SimpleMeterRegistry());
		return new Checkup(http, router, new Moderation(settings, routes, router, budget, http),
				() -> LocalDate.of(2026, 11, 30))
			.examine(routes.to(name));
	}

}
