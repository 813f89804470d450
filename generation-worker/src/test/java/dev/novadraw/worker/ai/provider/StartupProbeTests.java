package dev.novadraw.worker.ai.provider;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import dev.novadraw.worker.ai.AiConfiguration;
import dev.novadraw.worker.ai.Dials;
import dev.novadraw.worker.ai.hostile.HostileProvider;
import dev.novadraw.worker.ai.hostile.Wire;
import dev.novadraw.worker.ai.http.ProviderHttpClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The messages for operators at startup about misconfigured providers.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartupProbeTests {

	private HostileProvider provider;

	@BeforeEach
	void starts() {
		this.provider = HostileProvider.start();
	}

	@AfterEach
	void stops() {
		this.provider.close();
	}

	@ParameterizedTest
	@CsvSource({ "OPENAI, openai", "ANTHROPIC, anthropic", "GEMINI, google", "OLLAMA, ollama" })
	void hasNothingToSayWhenAllIsWell(Wire wire, String name) {
		assertThat(complaints(wire, name, Map.of())).isEmpty();
		assertThat(this.provider.lookUps()).isOne();
		assertThat(this.provider.calls()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "OPENAI, openai, OPENAI_API_KEY", "ANTHROPIC, anthropic, ANTHROPIC_API_KEY",
			"GEMINI, google, GEMINI_API_KEY" })
	void saysThatTheKeyIsWrong(Wire wire, String name, String variable) {
		assertThat(complaints(wire, name, Map.of(variable, "another-key"))).singleElement()
			.asString()
			.contains("'" + name + "' refuses the key", variable)
			.doesNotContain("another-key", HostileProvider.CANARY);
	}

	@ParameterizedTest
	@CsvSource({ "OPENAI, openai, NOVA_OPENAI_MODEL", "ANTHROPIC, anthropic, NOVA_ANTHROPIC_MODEL",
			"GEMINI, google, NOVA_GOOGLE_MODEL", "OLLAMA, ollama, NOVA_OLLAMA_MODEL" })
	void saysThatTheModelIsUnknown(Wire wire, String name, String variable) {
		assertThat(complaints(wire, name, Map.of(variable, "unheard-of"))).singleElement()
			.asString()
			.contains("'" + name + "' does not know the model 'unheard-of'", "set " + variable);
	}

	@Test
	void saysWhichModelsThereAreWhenTheProviderTells() {
		assertThat(complaints(Wire.OPENAI, "openai", Map.of("NOVA_OPENAI_MODEL", "unheard-of"))).singleElement()
			.asString()
			.contains("to one of a-model, another-model");
	}

	@ParameterizedTest
	@CsvSource({ "OPENAI, openai, NOVA_OPENAI_URL", "OLLAMA, ollama, NOVA_OLLAMA_URL" })
	void saysThatNobodyIsThere(Wire wire, String name, String variable) {
		this.provider.close();

		assertThat(complaints(wire, name, Map.of())).singleElement().asString().contains("cannot be reached", variable);
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost, I think", "http://anna:secret@127.0.0.1:11434", "127.0.0.1:11434",
			"http://127.0.0.1:11434?key=secret" })
	void rejectsAnAddressThatIsNoneOrWouldBePrintedWithAPassword(String address) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> complaints(Wire.OLLAMA, "ollama", Map.of("NOVA_OLLAMA_URL", address)))
			.withMessage("nova.ai.providers.ollama.base-url must be a URL such as https://example.org, "
					+ "without user, password and query");
	}

	@Test
	void saysThatNobodyMayBeSentWhatChildrenMake() {
		assertThat(complaints(Wire.OPENAI, "openai", Map.of("NOVA_OPENAI_ZERO_RETENTION", "false"))).singleElement()
			.asString()
			.contains("PROVIDER_NOT_PERMITTED", "docs/providers.md");
	}

	@ParameterizedTest
	@CsvSource({ "anthropic, 0, 0, true", "'offline,anthropic', 0, 0, true", "anthropic, 1, 0, false",
			"anthropic, 0, 1, false", "'offline,ollama', 0, 0, false" })
	void warnsOfAPaidProviderWithoutACapOfADay(String chain, String day, String clientDay, boolean warns) {
		AiProperties settings = Dials.with(Map.of("NOVA_AI_PROVIDER", chain, "ANTHROPIC_API_KEY", HostileProvider.KEY,
				"NOVA_SPEND_CAP_DAY", day, "NOVA_SPEND_CAP_CLIENT_DAY", clientDay));

		Optional<String> warning = probe(settings).uncapped();

		assertThat(warning.isPresent()).isEqualTo(warns);
		assertThat(warning.orElse("anthropic NOVA_SPEND_CAP_DAY")).contains("anthropic", "NOVA_SPEND_CAP_DAY");
	}

	@Test
	void warnsWhenTheApplicationIsReady(CapturedOutput output) {
		AiProperties settings = Dials.with(
				Map.of("NOVA_AI_PROVIDER", "anthropic", "ANTHROPIC_API_KEY", HostileProvider.KEY, "NOVA_ANTHROPIC_URL",
						this.provider.baseUrl(Wire.ANTHROPIC), "NOVA_ANTHROPIC_MODEL", HostileProvider.MODEL));
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.registerBean(StartupProbe.class, () -> probe(settings));
			context.refresh();

			context.publishEvent(
					new ApplicationReadyEvent(new SpringApplication(), new String[0], context, Duration.ZERO));
		}

		assertThat(output).contains("WARN", "Nothing limits what AI providers are paid in a day (anthropic)");
	}

	private List<String> complaints(Wire wire, String name, Map<String, Object> variables) {
		String prefix = "NOVA_" + name.toUpperCase();
		Map<String, Object> all = new HashMap<>(Map.of("NOVA_AI_PROVIDER", name, "OPENAI_API_KEY", HostileProvider.KEY,
				"ANTHROPIC_API_KEY", HostileProvider.KEY, "GEMINI_API_KEY", HostileProvider.KEY, prefix + "_URL",
				this.provider.baseUrl(wire), prefix + "_MODEL", HostileProvider.MODEL, "NOVA_OPENAI_ZERO_RETENTION",
				"true", "NOVA_GOOGLE_MINORS", "allowed"));
		all.putAll(variables);
		return probe(Dials.with(all)).complaints();
	}

	private static StartupProbe probe(AiProperties settings) {
		return new StartupProbe(settings, new AiConfiguration().aiRoutes(settings, List.of()),
				new ProviderHttpClient(InstantSource.system()));
	}

}
