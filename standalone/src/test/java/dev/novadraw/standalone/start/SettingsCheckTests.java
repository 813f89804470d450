package dev.novadraw.standalone.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.DefaultResourceLoader;

import dev.novadraw.embedded.EmbeddedServerException;
import dev.novadraw.standalone.Standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Invalid settings that are detected before any server is started.
 */
class SettingsCheckTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					NOVA_WORKER_SLOTS        | abc           | NOVA_WORKER_SLOTS is 'abc' and must be a whole number
					NOVA_WORKER_SLOTS        | 1.5           | NOVA_WORKER_SLOTS is '1.5' and must be a whole number
					NOVA_WORKER_SLOTS        | 0             | NOVA_WORKER_SLOTS is 0 and must be 1 to 10000
					NOVA_WORKER_LEASE        | 15 apples     | NOVA_WORKER_LEASE is '15 apples' and must be a duration such as 500ms, 30s or 5m
					NOVA_WORKER_LEASE        | 10ms          | NOVA_WORKER_LEASE is 10ms and must be 300ms to 600000ms
					NOVA_WORKER_DRAIN        | -1s           | NOVA_WORKER_DRAIN is -1000ms and must be 0ms or more
					NOVA_NORMALIZER_PROCESSES | 100          | NOVA_NORMALIZER_PROCESSES is 100 and must be 0 to 64
					NOVA_UPLOADS_MEMORY      | much          | NOVA_UPLOADS_MEMORY is 'much' and must be a size such as 512KB or 16MB
					NOVA_UPLOADS             | 0             | NOVA_UPLOADS is 0 and must be 1 to 10000
					NOVA_CLIENT_SHARE        | 101           | NOVA_CLIENT_SHARE is 101 and must be 1 to 100
					NOVA_LIMIT_JOBS_DAY      | 0             | NOVA_LIMIT_JOBS_DAY is 0 and must be 1 or more
					NOVA_QUEUE               | -1            | NOVA_QUEUE is -1 and must be 0 or more
					NOVA_STREAM_LIFE         | 0s            | NOVA_STREAM_LIFE is 0ms and must be 1ms or more
					NOVA_DB_REQUEST          | 0s            | NOVA_DB_REQUEST is 0ms and must be 100ms or more
					NOVA_BODY_TIME           | 0s            | NOVA_BODY_TIME is 0ms and must be 1ms or more
					NOVA_HEAD_TIMEOUT        | later         | NOVA_HEAD_TIMEOUT is 'later' and must be a duration such as 500ms, 30s or 5m
					NOVA_ACCESS              | closed        | NOVA_ACCESS is 'closed' and must be one of keys, open
					NOVA_FORWARDED_HEADERS   | perhaps       | NOVA_FORWARDED_HEADERS is 'perhaps' and must be one of native, framework, none
					NOVA_CLIENT_TIMEOUT      | x             | NOVA_CLIENT_TIMEOUT is 'x' and must be a duration such as 500ms, 30s or 5m
					NOVA_CONNECTIONS         | many          | NOVA_CONNECTIONS is 'many' and must be a whole number
					NOVA_PROXIES             | my proxy      | NOVA_PROXIES must be addresses or networks such as 10.0.0.0/8, with commas
					NOVA_MANAGEMENT_PORT     | x             | NOVA_MANAGEMENT_PORT is 'x' and must be a whole number
					NOVA_MANAGEMENT_PORT     | 70000         | NOVA_MANAGEMENT_PORT is 70000 and must be 0 to 65535
					NOVA_BIND                | 127.0.0.1.1   | NOVA_BIND is '127.0.0.1.1' and must be an address such as 127.0.0.1
					NOVA_DB_POOL             | x             | NOVA_DB_POOL is 'x' and must be a whole number
					NOVA_DB_POOL             | 0             | NOVA_DB_POOL:
					NOVA_DB_CONNECTION_TIMEOUT         | 10            | NOVA_DB_CONNECTION_TIMEOUT:
					NOVA_DB_ANSWER           | x             | NOVA_DB_ANSWER is 'x' and must be a whole number
					NOVA_DB_ENGINE_POOL      | 0             | NOVA_DB_ENGINE_POOL is 0 and must be 1 to 10000
					NOVA_KEEP_FAILED         | 400d          | NOVA_KEEP_FAILED is 400 days
					NOVA_DISPATCH_WINDOW     | -1            | NOVA_DISPATCH_WINDOW is -1.0 and must be 0 or more
					NOVA_SWEEP_INTERVAL      | 0s            | NOVA_SWEEP_INTERVAL is 0ms and must be 1ms or more
					NOVA_TOPIC_PARTITIONS    | 0             | NOVA_TOPIC_PARTITIONS is 0 and must be 1 to 10000
					NOVA_SPEND_CAP_DAY       | free          | NOVA_SPEND_CAP_DAY is 'free' and must be a number
					NOVA_SPEND_CAP_DAY       | -1            | NOVA_SPEND_CAP_DAY is -1.0 and must be 0 or more
					NOVA_AI_REST             | 0s            | NOVA_AI_REST is 0ms and must be 1ms or more
					NOVA_AI_PARTIAL_TEXT     | all           | NOVA_AI_PARTIAL_TEXT is 'all' and must be one of moderated, checked, off
					NOVA_OPENAI_MAX_TOKENS   | 0             | NOVA_OPENAI_MAX_TOKENS is 0 and must be 1 or more
					NOVA_OLLAMA_STREAMING    | maybe         | NOVA_OLLAMA_STREAMING is 'maybe' and must be true or false
					NOVA_OPENAI_STRUCTURED_OUTPUT | yaml     | NOVA_OPENAI_STRUCTURED_OUTPUT is 'yaml' and must be one of auto, schema, json, none
					NOVA_OPENAI_MAX_TOKENS_PARAMETER | tokens | NOVA_OPENAI_MAX_TOKENS_PARAMETER is 'tokens' and must be one of auto, max-tokens, max-completion-tokens
					NOVA_GOOGLE_REASONING    | lots          | NOVA_GOOGLE_REASONING must be none, minimal, low, medium, high, xhigh, max, a number of tokens, or provider
					NOVA_OPENAI_PRICE_INPUT  | -1            | NOVA_OPENAI_PRICE_INPUT is -1.0 and must be 0 or more
					NOVA_OIDC_ISSUER         | https://a:secret@b.example | NOVA_OIDC_ISSUER must be a URL such as https://example.org, without user, password and query
					NOVA_S3_ENDPOINT         | http://a:secret@ b | NOVA_S3_ENDPOINT must be a URL such as https://example.org, without user, password and query
					NOVA_S3_ACCESS_KEY       | a             | NOVA_S3_ACCESS_KEY and secret-key (NOVA_S3_ACCESS_KEY, NOVA_S3_SECRET_KEY) go together; one is missing
					NOVA_WORKER_COUNT        | x             | NOVA_WORKER_COUNT is 'x' and must be a whole number
					""")
	void saysInASentenceWhatIsWrong(String variable, String value, String sentence) {
		assertThatExceptionOfType(EmbeddedServerException.class)
			.isThrownBy(() -> new SettingsCheck(environment(Map.of(variable, value))).requireReadable())
			.satisfies((refusal) -> assertStartsAlone(String.valueOf(refusal.getMessage()), sentence));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			NOVA_AI_PROVIDER | openai      | The AI provider 'openai' needs a key: set OPENAI_API_KEY
			NOVA_AI_PROVIDER | ollama,none | There is no AI provider 'none'
			NOVA_BIND        | 0.0.0.0     | Without keys, anyone who can connect could read every drawing.
			""")
	void saysInASentenceWhatCannotBeUsed(String variable, String value, String sentence) {
		assertThatExceptionOfType(EmbeddedServerException.class)
			.isThrownBy(() -> Standalone.requireUsable(environment(Map.of(variable, value)), 0))
			.satisfies((refusal) -> assertStartsAlone(String.valueOf(refusal.getMessage()), sentence));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			OPENAI_API_KEY        | sk-a secret@      | OPENAI_API_KEY contains a space or a character that no key has
			NOVA_OPENAI_URL       | ftp://secret@host | NOVA_OPENAI_URL must be a URL such as https://example.org
			NOVA_OPENAI_MODEL     | gpt 6             | NOVA_OPENAI_MODEL must be the name of a model
			NOVA_OPENAI_REASONING | 4096              | NOVA_OPENAI_REASONING must be a level such as low
			HTTPS_PROXY           | socks5://secret@x | HTTPS_PROXY must be the URL of a proxy such as
			""")
	void saysInASentenceWhatAProviderCannotBeSent(String variable, String value, String sentence) {
		Map<String, Object> variables = new HashMap<>(Map.of("NOVA_AI_PROVIDER", "openai", "OPENAI_API_KEY", "sk-a"));
		variables.put(variable, value);

		assertThatExceptionOfType(EmbeddedServerException.class)
			.isThrownBy(() -> Standalone.requireUsable(environment(variables), 0))
			.satisfies((refusal) -> assertStartsAlone(String.valueOf(refusal.getMessage()), sentence));
	}

	@Test
	void saysInASentenceWhereNothingCanBeServed() {
		Map<String, Object> elsewhere = Map.of("NOVA_BIND", "192.0.2.1", "NOVA_ACCESS", "keys");

		assertThatExceptionOfType(EmbeddedServerException.class)
			.isThrownBy(() -> Standalone.requireUsable(environment(elsewhere), 0))
			.withMessageStartingWith("HTTP cannot be served at 192.0.2.1");
	}

	@Test
	void saysInASentenceThatThePortOfManagementIsTaken() throws IOException {
		try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Map<String, Object> settings = Map.of("NOVA_MANAGEMENT_PORT", String.valueOf(other.getLocalPort()));

			assertThatExceptionOfType(EmbeddedServerException.class)
				.isThrownBy(() -> Standalone.requireUsable(environment(settings), 0))
				.withMessageStartingWith(
						"Management port %d is taken by another program; choose another with NOVA_MANAGEMENT_PORT"
							.formatted(other.getLocalPort()));
		}
	}

	private static void assertStartsAlone(String message, String sentence) {
		assertThat(message).startsWith(sentence).hasLineCount(1);
		assertThat(message).doesNotContain("secret@");
	}

	@Test
	void acceptsTheDefaults() {
		assertThatNoException().isThrownBy(() -> new SettingsCheck(environment(Map.of())).requireReadable());
	}

	private static StandardEnvironment environment(Map<String, Object> variables) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
		environment.getPropertySources()
			.addLast(new MapPropertySource("flags",
					Map.of("spring.config.name", "nova-standalone", "nova.data", "data", "nova.usual-access", "open")));
		ConfigDataEnvironmentPostProcessor.applyTo(environment, new DefaultResourceLoader(), null);
		return environment;
	}

}
