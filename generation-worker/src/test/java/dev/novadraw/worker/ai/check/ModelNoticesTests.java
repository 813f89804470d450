package dev.novadraw.worker.ai.check;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import dev.novadraw.worker.ai.AiConfiguration;
import dev.novadraw.worker.ai.TestSettings;
import dev.novadraw.worker.ai.provider.AiProperties;
import dev.novadraw.worker.ai.provider.Route;
import dev.novadraw.worker.ai.provider.RouteRegistry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What operators are told about the models in use, without asking a provider.
 */
class ModelNoticesTests {

	private static final LocalDate DAY = LocalDate.of(2026, 11, 30);

	@Test
	void namesAModelThatRetiresSoon() {
		assertThat(retirements("gpt-4o", DAY)).containsExactly(
				"The model 'gpt-4o' of the AI provider 'openai' retires on 2027-01-14, in 45 days. Set NOVA_OPENAI_MODEL, for example to gpt-6-luna");
		assertThat(retirements("gpt-4o", LocalDate.of(2026, 11, 15))).hasSize(1);
		assertThat(retirements("gpt-4o", LocalDate.of(2026, 11, 14))).isEmpty();
	}

	@Test
	void namesAModelThatHasRetired() {
		assertThat(retirements("gpt-4o", LocalDate.of(2027, 1, 14))).singleElement()
			.asString()
			.contains("retired on 2027-01-14", "NOVA_OPENAI_MODEL");
	}

	@Test
	void namesTheModelsThatModerate() {
		Route route = route(Map.of("NOVA_OPENAI_MODERATION_CHAT_MODEL", "gpt-4.1-mini"));

		assertThat(ModelNotices.retirements(route, DAY)).singleElement()
			.asString()
			.contains("'gpt-4.1-mini'", "NOVA_OPENAI_MODERATION_CHAT_MODEL");
	}

	@Test
	void saysWhatIsAssumedOfAnUnknownModel() {
		assertThat(ModelNotices.limits(route(Map.of("NOVA_OPENAI_MODEL", "unheard-of")))).singleElement()
			.asString()
			.contains("'unheard-of'", "not listed", "NOVA_OPENAI_PRICE_INPUT", "NOVA_OPENAI_PRICE_OUTPUT",
					"NOVA_OPENAI_STRUCTURED_OUTPUT=schema");
		assertThat(ModelNotices.limits(route(Map.of("NOVA_OPENAI_MODEL", "unheard-of", "NOVA_OPENAI_PRICE_INPUT", "1",
				"NOVA_OPENAI_PRICE_OUTPUT", "2", "NOVA_OPENAI_STRUCTURED_OUTPUT", "schema"))))
			.singleElement()
			.asString()
			.doesNotContain("NOVA_OPENAI");
	}

	@Test
	void saysWhatAStoryNeedsAndTheModelDoesNotDo() {
		assertThat(ModelNotices.limits(route(Map.of("NOVA_OPENAI_REASONING", "minimal")))).singleElement()
			.asString()
			.contains("set NOVA_OPENAI_REASONING to one of high, low, max, medium, none, xhigh");
		assertThat(ModelNotices.limits(route(Map.of("NOVA_OPENAI_MODEL", "whisper-1"))))
			.anySatisfy((notice) -> assertThat(notice).contains("takes no pictures"));
		assertThat(ModelNotices.limits(
				registry(Map.of("NOVA_AI_PROVIDER", "ollama", "NOVA_OLLAMA_MODEL", "llama3.2-vision")).to("ollama")))
			.containsExactly("The model 'llama3.2-vision' of the AI provider 'ollama' is not known to write 'de'");
	}

	@Test
	void saysNothingOfTheDefaults() {
		List.of("openai", "anthropic", "google", "ollama", "offline")
			.forEach((name) -> assertThat(ModelNotices.limits(registry(Map.of("NOVA_AI_PROVIDER", name)).to(name)))
				.isEmpty());
	}

	@Test
	void areInTheDetailsOfHealth() {
		Health ending = Objects
			.requireNonNull(new ModelHealth(registry(Map.of("NOVA_OPENAI_MODEL", "gpt-4o")), () -> DAY).health());
		Health usual = Objects.requireNonNull(new ModelHealth(registry(Map.of()), () -> DAY).health());

		assertThat(ending.getStatus()).isEqualTo(Status.UP);
		assertThat(ending.getDetails().get("openai").toString()).contains("retires on 2027-01-14");
		assertThat(usual.getDetails()).isEmpty();
	}

	private static List<String> retirements(String model, LocalDate today) {
		return ModelNotices.retirements(route(Map.of("NOVA_OPENAI_MODEL", model)), today);
	}

	private static Route route(Map<String, Object> variables) {
		return registry(variables).to("openai");
	}

	private static RouteRegistry registry(Map<String, Object> variables) {
		Map<String, Object> all = new HashMap<>(Map.of("NOVA_AI_PROVIDER", "openai", "OPENAI_API_KEY", "a",
				"ANTHROPIC_API_KEY", "a", "GEMINI_API_KEY", "a"));
		all.putAll(variables);
		AiProperties settings = TestSettings.with(all);
		return new AiConfiguration().aiRoutes(settings, List.of());
	}

}
