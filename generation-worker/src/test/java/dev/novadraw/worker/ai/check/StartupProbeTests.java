package dev.novadraw.worker.ai.check;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
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
import dev.novadraw.worker.ai.TestSettings;
import dev.novadraw.worker.ai.hostile.HostileProvider;
import dev.novadraw.worker.ai.hostile.Protocol;
import dev.novadraw.worker.ai.http.ProviderHttpClient;
import dev.novadraw.worker.ai.provider.AiProperties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The messages for operators at startup about misconfigured providers.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartupProbeTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

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
	void reportsNothingForAValidConfiguration(Protocol protocol, String name) {
		assertThat(findProblems(protocol, name, Map.of())).isEmpty();
		assertThat(this.provider.modelRequests()).isOne();
		assertThat(this.provider.calls()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "OPENAI, openai, OPENAI_API_KEY", "ANTHROPIC, anthropic, ANTHROPIC_API_KEY",
			"GEMINI, google, GEMINI_API_KEY" })
	void reportsAWrongKey(Protocol protocol, String name, String variable) {
		assertThat(findProblems(protocol, name, Map.of(variable, "another-key"))).singleElement()
			.asString()
			.contains("'" + name + "' refuses the key", variable)
			.doesNotContain("another-key", HostileProvider.CANARY);
	}

	@ParameterizedTest
	@CsvSource({ "OPENAI, openai, NOVA_OPENAI_MODEL", "ANTHROPIC, anthropic, NOVA_ANTHROPIC_MODEL",
			"GEMINI, google, NOVA_GOOGLE_MODEL", "OLLAMA, ollama, NOVA_OLLAMA_MODEL" })
	void reportsAnUnknownModel(Protocol protocol, String name, String variable) {
		assertThat(findProblems(protocol, name, Map.of(variable, "unheard-of"))).singleElement()
			.asString()
			.contains("'" + name + "' does not know the model 'unheard-of'", "set " + variable);
	}

	@Test
	void listsTheModelsOfTheProvider() {
		assertThat(findProblems(Protocol.OPENAI, "openai", Map.of("NOVA_OPENAI_MODEL", "unheard-of"))).singleElement()
			.asString()
			.contains("to one of a-model, another-model");
	}

	@ParameterizedTest
	@CsvSource({ "OPENAI, openai, NOVA_OPENAI_URL", "OLLAMA, ollama, NOVA_OLLAMA_URL" })
	void reportsAnUnreachableProvider(Protocol protocol, String name, String variable) {
		this.provider.close();

		assertThat(findProblems(protocol, name, Map.of())).singleElement()
			.asString()
			.contains("cannot be reached", variable);
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost, I think", "http://anna:secret@127.0.0.1:11434", "http:/127.0.0.1:11434",
			"http://127.0.0.1:11434?key=secret" })
	void rejectsInvalidUrlsAndUrlsWithAPassword(String address) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> findProblems(Protocol.OLLAMA, "ollama", Map.of("NOVA_OLLAMA_URL", address)))
			.withMessage("nova.ai.providers.ollama.base-url must be a URL such as https://example.org, "
					+ "without user, password and query");
	}

	@Test
	void reportsThatNoProviderMayReceiveContentOfChildren() {
		assertThat(findProblems(Protocol.OPENAI, "openai", Map.of("NOVA_OPENAI_ZERO_RETENTION", "false")))
			.singleElement()
			.asString()
			.contains("PROVIDER_NOT_PERMITTED", "docs/providers.md");
	}

	@ParameterizedTest
	@CsvSource({ "anthropic, 0, 0, true", "'offline,anthropic', 0, 0, true", "anthropic, 1, 0, false",
			"anthropic, 0, 1, false", "'offline,ollama', 0, 0, false" })
	void warnsOfAPaidProviderWithoutADailyCap(String chain, String day, String clientDay, boolean warns) {
		AiProperties settings = TestSettings.with(Map.of("NOVA_AI_PROVIDER", chain, "ANTHROPIC_API_KEY",
				HostileProvider.KEY, "NOVA_SPEND_CAP_DAY", day, "NOVA_SPEND_CAP_CLIENT_DAY", clientDay));

		Optional<String> warning = probe(settings).spendCapWarning();

		assertThat(warning.isPresent()).isEqualTo(warns);
		assertThat(warning.orElse("anthropic NOVA_SPEND_CAP_DAY")).contains("anthropic", "NOVA_SPEND_CAP_DAY");
	}

	@Test
	void warnsOfAModelThatRetiresSoon() {
		AiProperties settings = TestSettings
			.with(Map.of("NOVA_AI_PROVIDER", "offline,openai", "OPENAI_API_KEY", "a", "NOVA_OPENAI_MODEL", "gpt-4o"));

		assertThat(probe(settings).notices()).singleElement().asString().contains("'gpt-4o'", "2027-01-14");
	}

	@Test
	void warnsWhenTheApplicationIsReady(CapturedOutput output) {
		AiProperties settings = TestSettings.with(
				Map.of("NOVA_AI_PROVIDER", "anthropic", "ANTHROPIC_API_KEY", HostileProvider.KEY, "NOVA_ANTHROPIC_URL",
						this.provider.baseUrl(Protocol.ANTHROPIC), "NOVA_ANTHROPIC_MODEL", HostileProvider.MODEL));
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.registerBean(StartupProbe.class, () -> probe(settings));
			context.refresh();

			context.publishEvent(
					new ApplicationReadyEvent(new SpringApplication(), new String[0], context, Duration.ZERO));
		}

		assertThat(output).contains("WARN", "Nothing limits what AI providers are paid in a day (anthropic)");
	}

	private List<String> findProblems(Protocol protocol, String name, Map<String, Object> variables) {
		String prefix = "NOVA_" + name.toUpperCase();
		Map<String, Object> all = new HashMap<>(Map.of("NOVA_AI_PROVIDER", name, "OPENAI_API_KEY", HostileProvider.KEY,
				"ANTHROPIC_API_KEY", HostileProvider.KEY, "GEMINI_API_KEY", HostileProvider.KEY, prefix + "_URL",
				this.provider.baseUrl(protocol), prefix + "_MODEL", HostileProvider.MODEL, "NOVA_OPENAI_ZERO_RETENTION",
				"true", "NOVA_GOOGLE_MINORS", "allowed"));
		all.putAll(variables);
		return probe(TestSettings.with(all)).findProblems();
	}

	private static StartupProbe probe(AiProperties settings) {
		return new StartupProbe(settings, new AiConfiguration().aiRoutes(settings, List.of()),
				new ProviderHttpClient(InstantSource.system()), () -> TODAY);
	}

}
