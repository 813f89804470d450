package dev.novadraw.worker.ai.provider;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.novadraw.worker.ai.TestSettings;
import dev.novadraw.worker.ai.model.Dials;
import dev.novadraw.worker.ai.model.MaxTokensParameter;
import dev.novadraw.worker.ai.model.Price;
import dev.novadraw.worker.ai.model.Reasoning;
import dev.novadraw.worker.ai.model.StructuredOutput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Settings of providers as people write them: put right, or refused with one sentence.
 */
class ProviderSettingsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			openai    | https://api.openai.com/v1/                         | https://api.openai.com/v1
			openai    | api.openai.com                                     | https://api.openai.com/v1
			openai    | https://api.openai.com/v1/chat/completions         | https://api.openai.com/v1
			openai    | HTTPS://api.openai.com/v1                          | https://api.openai.com/v1
			openai    | 127.0.0.1:1234                                     | http://127.0.0.1:1234/v1
			openai    | localhost:8000/v1//                                | http://localhost:8000/v1
			openai    | vllm:8000                                          | http://vllm:8000/v1
			openai    | 10.0.0.5:8000/v1                                   | http://10.0.0.5:8000/v1
			openai    | [::1]:8000                                         | http://[::1]:8000/v1
			openai    | openrouter.ai/api/v1                               | https://openrouter.ai/api/v1
			openai    | https://x.openai.azure.com                         | https://x.openai.azure.com/openai/v1
			openai    | https://x.openai.azure.com/openai/v1/              | https://x.openai.azure.com/openai/v1
			anthropic | https://api.anthropic.com/v1                       | https://api.anthropic.com
			anthropic | https://api.anthropic.com/v1/messages              | https://api.anthropic.com
			anthropic | api.anthropic.com/                                 | https://api.anthropic.com
			anthropic | http://gate:4000/anthropic/v1                      | http://gate:4000/anthropic
			google    | https://generativelanguage.googleapis.com/v1beta   | https://generativelanguage.googleapis.com
			google    | generativelanguage.googleapis.com/v1beta/models/   | https://generativelanguage.googleapis.com
			ollama    | 127.0.0.1:11434                                    | http://127.0.0.1:11434
			ollama    | http://127.0.0.1:11434/                            | http://127.0.0.1:11434
			ollama    | host.docker.internal:11434/api                     | http://host.docker.internal:11434
			ollama    | http://127.0.0.1:11434/v1                          | http://127.0.0.1:11434
			""")
	void putsTheAddressRight(String provider, String address, String right) {
		AiProperties settings = settings(provider, Map.of(variable(provider, "URL"), " " + address + " "));

		assertThat(settings.provider(provider).baseUrl()).isEqualTo(right);
		assertThatNoException().isThrownBy(settings::requireUsable);
	}

	@ParameterizedTest
	@CsvSource({ "google, models/gemini-2.5-flash, gemini-2.5-flash", "google, ' gemini-2.5-flash', gemini-2.5-flash",
			"openai, 'models/x ', models/x" })
	void putsTheNameOfTheModelRight(String provider, String model, String right) {
		assertThat(settings(provider, Map.of(variable(provider, "MODEL"), model)).provider(provider).model())
			.isEqualTo(right);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					openai    | NOVA_OPENAI_URL        | ftp://api.openai.com     | nova.ai.providers.openai.base-url must be a URL
					openai    | NOVA_OPENAI_URL        | http:/api.openai.com     | nova.ai.providers.openai.base-url must be a URL
					openai    | NOVA_OPENAI_URL        | ` `                      | nova.ai.providers.openai.base-url must be a URL
					openai    | NOVA_OPENAI_URL        | anna:secret@example.org  | nova.ai.providers.openai.base-url must be a URL
					openai    | NOVA_OPENAI_URL        | https://x.example/v1?a=b | nova.ai.providers.openai.base-url must be a URL
					openai    | NOVA_OPENAI_MODEL      | ` `                      | nova.ai.providers.openai.model must be the name
					openai    | NOVA_OPENAI_MODEL      | gpt 6 luna               | nova.ai.providers.openai.model must be the name
					openai    | OPENAI_API_KEY         | sk-secret sk-other       | OPENAI_API_KEY contains a space
					openai    | OPENAI_API_KEY         | sk-secrеt              | OPENAI_API_KEY contains a space or a character
					anthropic | ANTHROPIC_API_KEY      | sk-“secret”            | ANTHROPIC_API_KEY contains a space or a character
					google    | GEMINI_API_KEY         | Bearer secret            | GEMINI_API_KEY contains a space
					openai    | NOVA_OPENAI_REASONING  | 2000                     | nova.ai.providers.openai.reasoning must be a level
					ollama    | NOVA_OLLAMA_REASONING  | max                      | nova.ai.providers.ollama.reasoning is 'max' and must
					google    | NOVA_GOOGLE_REASONING  | xhigh                    | nova.ai.providers.google.reasoning is 'xhigh' and must
					ollama    | HTTPS_PROXY            | socks5://10.0.0.1        | nova.ai.proxy.url must be the URL of a proxy
					ollama    | HTTPS_PROXY            | http://a:secret@ b       | nova.ai.proxy.url must be the URL of a proxy
					""")
	void refusesWhatCannotBeSent(String provider, String variable, String value, String sentence) {
		AiProperties settings = settings(provider, Map.of(variable, value));

		assertThatIllegalArgumentException().isThrownBy(settings::requireUsable)
			.satisfies((refusal) -> assertThat(refusal.getMessage()).startsWith(sentence)
				.hasLineCount(1)
				.doesNotContain("secr"));
	}

	@Test
	void doesNotRefuseWhatIsNotUsed() {
		Map<String, Object> unused = Map.of("HTTPS_PROXY", "socks5://10.0.0.1", "NOVA_OPENAI_URL", "ftp://x",
				"OPENAI_API_KEY", "not a key");

		assertThatNoException().isThrownBy(() -> settings("offline", unused).requireUsable());
	}

	@ParameterizedTest
	@CsvSource({ "https://api.openai.com/v1, MAX_COMPLETION_TOKENS",
			"https://x.openai.azure.com, MAX_COMPLETION_TOKENS", "https://api.mistral.ai/v1, MAX_TOKENS",
			"http://127.0.0.1:8000/v1, MAX_TOKENS" })
	void namesTheLimitOfLengthByTheServer(String url, MaxTokensParameter name) {
		assertThat(dials(Map.of("NOVA_OPENAI_URL", url)).maxTokensParameter()).isEqualTo(name);
		assertThat(dials(Map.of("NOVA_OPENAI_URL", url, "NOVA_OPENAI_MAX_TOKENS_PARAMETER", "max_tokens"))
			.maxTokensParameter()).isEqualTo(MaxTokensParameter.MAX_TOKENS);
	}

	@Test
	void takesDialsFromWhatIsKnownUnlessTheyAreSet() {
		assertThat(dials(Map.of()).reasoning()).isEqualTo(new Reasoning("none", 0));
		assertThat(dials(Map.of()).temperature()).isNull();
		assertThat(dials(Map.of()).structuredOutput()).isEqualTo(StructuredOutput.SCHEMA);
		assertThat(dials(Map.of("NOVA_OPENAI_MODEL", "unheard-of")).structuredOutput())
			.isEqualTo(StructuredOutput.NONE);
		assertThat(dials(Map.of("NOVA_OPENAI_REASONING", "provider")).reasoning().isSet()).isFalse();
		assertThat(dials(Map.of("NOVA_OPENAI_STRUCTURED_OUTPUT", "json")).structuredOutput())
			.isEqualTo(StructuredOutput.JSON);
		assertThat(dials(Map.of("NOVA_OPENAI_TEMPERATURE", "0.5")).temperature()).isEqualTo(0.5);
	}

	@Test
	void takesThePriceFromWhatIsKnownUnlessItIsSet() {
		assertThat(route(Map.of()).price()).isEqualTo(new Price(0.1, 0.01, 0.125, 0.5, 0, 0));
		assertThat(route(Map.of("NOVA_OPENAI_PRICE_OUTPUT", "2")).price().output()).isEqualTo(2);
		assertThat(route(Map.of("NOVA_OPENAI_MODEL", "unheard-of")).price().output()).isGreaterThanOrEqualTo(50);
		assertThat(route(Map.of("NOVA_OPENAI_MODEL", "unheard-of", "NOVA_OPENAI_PRICE_INPUT", "0",
				"NOVA_OPENAI_PRICE_OUTPUT", "0"))
			.price()
			.maxMicros(1000, 1000)).isZero();
	}

	@Test
	void moderatesWithItsOwnChatModelAtTemperatureZero() {
		Route moderator = route(Map.of("NOVA_OPENAI_TEMPERATURE", "0.7", "NOVA_OPENAI_MODERATION_CHAT_MODEL",
				"gpt-4.1-mini", "NOVA_OPENAI_PRICE_INPUT", "9"))
			.moderator();

		assertThat(moderator.model()).isEqualTo("gpt-4.1-mini");
		assertThat(moderator.price().input()).isEqualTo(0.4);
		assertThat(moderator.settings().endpoint().dials().temperature()).isZero();
	}

	@Test
	void sendsNoTemperatureToAModeratorThatTakesNone() {
		assertThat(route(Map.of()).moderator().settings().endpoint().dials().temperature()).isNull();
		assertThat(route(Map.of("NOVA_OPENAI_MODEL", "gpt-4o")).moderator().settings().endpoint().dials().temperature())
			.isZero();
	}

	@Test
	void doesNotPrintThePasswordOfTheProxy() {
		AiProperties settings = settings("ollama", Map.of("HTTPS_PROXY", "http://anna:secret@10.0.0.1:3128"));

		assertThat(settings.proxy() + " " + settings).doesNotContain("secret");
	}

	private static Dials dials(Map<String, Object> variables) {
		return settings("openai", variables).provider("openai").endpoint().dials();
	}

	private static Route route(Map<String, Object> variables) {
		AiProperties settings = settings("openai", variables);
		return new Route("openai", settings.provider("openai"), settings.breaker());
	}

	private static String variable(String provider, String setting) {
		return "NOVA_%s_%s".formatted(provider.toUpperCase(), setting);
	}

	private static AiProperties settings(String provider, Map<String, Object> variables) {
		Map<String, Object> all = new HashMap<>(Map.of("NOVA_AI_PROVIDER", provider, "OPENAI_API_KEY", "sk-1",
				"ANTHROPIC_API_KEY", "sk-1", "GEMINI_API_KEY", "sk-1", "HTTPS_PROXY", "", "NO_PROXY", ""));
		all.putAll(variables);
		return TestSettings.with(all);
	}

}
