package dev.novadraw.worker.ai.http;

import java.io.IOException;
import java.util.Map;

import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import dev.novadraw.worker.ai.answer.Meaning;
import dev.novadraw.worker.ai.answer.ProviderError;
import dev.novadraw.worker.ai.wire.AnthropicProtocol;
import dev.novadraw.worker.ai.wire.GoogleProtocol;
import dev.novadraw.worker.ai.wire.OllamaProtocol;
import dev.novadraw.worker.ai.wire.OpenAiProtocol;
import dev.novadraw.worker.ai.wire.ProviderProtocol;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests without what a model does not accept.
 */
class RefusedSettingsTests {

	private static final Map<String, ProviderProtocol> PROTOCOLS = Map.of("openai", new OpenAiProtocol(), "anthropic",
			new AnthropicProtocol(), "google", new GoogleProtocol(), "ollama", new OllamaProtocol());

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"openai | temperature | {'model':'m','temperature':1} | {'model':'m'}",
			"openai | max_completion_tokens | {'max_completion_tokens':9} | {'max_tokens':9}",
			"openai | body.max_completion_tokens | {'max_completion_tokens':9} | {'max_tokens':9}",
			"openai | max_tokens | {'max_tokens':9} | {'max_completion_tokens':9}",
			"openai | response_format | {'response_format':{'type':'json_schema'}} | {'response_format':{'type':'json_object'}}",
			"openai | reasoning_effort | {'a':1,'reasoning_effort':'low'} | {'a':1}",
			"openai | stream_options | {'a':1,'stream_options':{}} | {'a':1}",
			"anthropic | temperature | {'a':1,'temperature':1} | {'a':1}",
			"anthropic | thinking | {'a':1,'thinking':{}} | {'a':1}",
			"anthropic | output_config.format | {'output_config':{'format':{},'effort':'low'}} | {'output_config':{'effort':'low'}}",
			"google | temperature | {'generationConfig':{'temperature':1,'a':2}} | {'generationConfig':{'a':2}}",
			"google | thinkingConfig | {'generationConfig':{'thinkingConfig':{},'a':2}} | {'generationConfig':{'a':2}}",
			"ollama | think | {'think':true,'a':1} | {'a':1}", "ollama | format | {'format':{},'a':1} | {'a':1}" })
	void doWithoutIt(String protocol, String param, String json, String changed) throws IOException {
		RefusedSettings.Trial trial = settings(protocol).begin(request(json));

		assertThat(trial.changeAfter(error(param))).isTrue();

		assertThat(JsonMapper.shared().readTree(body(trial.request())))
			.isEqualTo(JsonMapper.shared().readTree(changed.replace('\'', '"')));
	}

	@Test
	void areChangedAgainUntilTheyAreAccepted() throws IOException {
		RefusedSettings settings = settings("openai");
		RefusedSettings.Trial trial = settings
			.begin(request("{'response_format':{'type':'json_schema'},'temperature':1}"));

		assertThat(trial.changeAfter(error("response_format"))).isTrue();
		assertThat(trial.changeAfter(error("response_format"))).isTrue();
		assertThat(trial.changeAfter(error("response_format"))).as("a third time").isFalse();
		assertThat(trial.changeAfter(error("temperature"))).isTrue();
		assertThat(body(trial.request())).isEqualTo("{}");
		assertThat(body(settings.begin(request("{'temperature':1}")).request())).as("until it is accepted")
			.contains("temperature");

		trial.accepted();

		assertThat(body(settings.begin(request("{'temperature':1,'a':2}")).request())).isEqualTo("{\"a\":2}");
	}

	@Test
	void areNotRenamedBackAndForth() throws IOException {
		RefusedSettings.Trial trial = settings("openai").begin(request("{'max_completion_tokens':9}"));

		assertThat(trial.changeAfter(error("max_completion_tokens"))).isTrue();
		assertThat(trial.changeAfter(error("max_tokens"))).isTrue();
		assertThat(trial.changeAfter(error("max_completion_tokens"))).isFalse();
	}

	@Test
	void areSentUnchangedAfterOtherErrors() throws IOException {
		RefusedSettings.Trial trial = settings("anthropic").begin(request("{'max_tokens':9,'temperature':1}"));

		assertThat(trial.changeAfter(error("max_tokens"))).as("it is required").isFalse();
		assertThat(trial.changeAfter(error("top_k"))).as("it was not sent").isFalse();
		assertThat(trial.changeAfter(new ProviderError(400, Meaning.REJECTED, null, null, null))).isFalse();
		assertThat(trial.changeAfter(new ProviderError(400, Meaning.BLOCKED, "x", "temperature", null))).isFalse();
		assertThat(trial.phrases()).containsEntry("temperature", "temperature")
			.containsEntry("max_tokens", "max_tokens")
			.doesNotContainKey("thinking");
	}

	private static RefusedSettings settings(String protocol) {
		return new RefusedSettings("a model", PROTOCOLS.get(protocol).settings());
	}

	private static ProviderError error(String param) {
		return new ProviderError(400, Meaning.OPERATOR, "unsupported_value", param, null);
	}

	private static Request request(String json) {
		return new Request.Builder().url("http://127.0.0.1")
			.post(RequestBody.create(json.replace('\'', '"'), MediaType.get("application/json")))
			.build();
	}

	private static String body(Request request) throws IOException {
		Buffer body = new Buffer();
		request.body().writeTo(body);
		return body.readUtf8();
	}

}
