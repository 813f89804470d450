package dev.novadraw.worker.ai.wire;

import java.util.List;

import com.anthropic.models.messages.OutputConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.ai.anthropic.AnthropicChatOptions;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.google.genai.GoogleGenAiChatOptions;
import org.springframework.ai.google.genai.common.GoogleGenAiThinkingLevel;
import org.springframework.ai.model.tool.StructuredOutputChatOptions;
import org.springframework.ai.ollama.api.OllamaChatOptions;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;

import dev.novadraw.worker.ai.model.Dials;
import dev.novadraw.worker.ai.model.MaxTokensParameter;
import dev.novadraw.worker.ai.model.Reasoning;
import dev.novadraw.worker.ai.model.StructuredOutput;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each protocol sends for each dial.
 */
class DialsTests {

	private static final String SCHEMA = "{\"type\": \"object\", \"properties\": {\"title\": {\"type\": \"string\"}}}";

	private static final Dials USUAL = new Dials(null, 500, MaxTokensParameter.MAX_TOKENS, Reasoning.UNSET,
			StructuredOutput.SCHEMA);

	@Test
	void openAiNamesTheLimitOfLengthAsSet() {
		OpenAiChatOptions older = openAi(USUAL);
		OpenAiChatOptions newer = openAi(USUAL.withMaxTokensParameter(MaxTokensParameter.MAX_COMPLETION_TOKENS));

		assertThat(older.getMaxTokens()).isEqualTo(500);
		assertThat(older.getMaxCompletionTokens()).isNull();
		assertThat(newer.getMaxTokens()).isNull();
		assertThat(newer.getMaxCompletionTokens()).isEqualTo(500);
	}

	@Test
	void openAiAsksForJsonAsSet() {
		assertThat(format(USUAL)).isEqualTo(OpenAiChatModel.ResponseFormat.Type.JSON_SCHEMA);
		assertThat(format(USUAL.withStructuredOutput(StructuredOutput.JSON)))
			.isEqualTo(OpenAiChatModel.ResponseFormat.Type.JSON_OBJECT);
		assertThat(openAi(USUAL.withStructuredOutput(StructuredOutput.NONE)).getResponseFormat()).isNull();
	}

	private static OpenAiChatModel.ResponseFormat.Type format(Dials dials) {
		return openAi(dials).getResponseFormat().getType();
	}

	@Test
	void nobodySendsATemperatureUnlessItIsSet() {
		assertThat(openAi(USUAL).getTemperature()).isNull();
		assertThat(anthropic(USUAL).getTemperature()).isNull();
		assertThat(google(USUAL).getTemperature()).isNull();
		assertThat(ollama(USUAL).getTemperature()).isNull();
		assertThat(openAi(USUAL.withTemperature(0.0)).getTemperature()).isZero();
	}

	@Test
	void openAiNamesTheEffort() {
		assertThat(openAi(USUAL).getReasoningEffort()).isNull();
		assertThat(openAi(USUAL.withReasoning(new Reasoning("none", 0))).getReasoningEffort()).isEqualTo("none");
	}

	@Test
	void anthropicNamesEffortOrBudgetOrDisablesThinking() {
		assertThat(anthropic(USUAL).getThinking()).isNull();
		assertThat(anthropic(USUAL.withReasoning(new Reasoning("none", 0))).getThinking().isDisabled()).isTrue();
		assertThat(anthropic(USUAL.withReasoning(new Reasoning("", 1024))).getThinking().asEnabled().budgetTokens())
			.isEqualTo(1024);
		AnthropicChatOptions low = anthropic(USUAL.withReasoning(new Reasoning("low", 0)));
		assertThat(low.getOutputConfig().effort()).contains(OutputConfig.Effort.LOW);
		assertThat(low.getOutputConfig().format()).isPresent();
	}

	@Test
	void anthropicHasNoModeForJson() {
		assertThat(anthropic(USUAL.withStructuredOutput(StructuredOutput.JSON)).getOutputConfig()).isNull();
	}

	@Test
	void googleNamesLevelOrBudget() {
		assertThat(google(USUAL).getThinkingLevel()).isNull();
		assertThat(google(USUAL.withReasoning(new Reasoning("minimal", 0))).getThinkingLevel())
			.isEqualTo(GoogleGenAiThinkingLevel.MINIMAL);
		assertThat(google(USUAL.withReasoning(new Reasoning("none", 0))).getThinkingBudget()).isZero();
		assertThat(google(USUAL.withReasoning(new Reasoning("", 512))).getThinkingBudget()).isEqualTo(512);
	}

	@Test
	void googleAsksForJsonAsSet() {
		assertThat(google(USUAL).getResponseSchema()).contains("title");
		GoogleGenAiChatOptions json = google(USUAL.withStructuredOutput(StructuredOutput.JSON));
		assertThat(json.getResponseMimeType()).isEqualTo("application/json");
		assertThat(json.getResponseSchema()).isNull();
		assertThat(google(USUAL.withStructuredOutput(StructuredOutput.NONE)).getResponseMimeType()).isNull();
	}

	@Test
	void ollamaThinksAndFormatsAsSet() {
		assertThat(ollama(USUAL).getThinkOption()).isNull();
		assertThat(ollama(USUAL.withReasoning(new Reasoning("none", 0))).getThinkOption().toJsonValue())
			.isEqualTo(false);
		assertThat(ollama(USUAL.withReasoning(new Reasoning("low", 0))).getThinkOption().toJsonValue())
			.isEqualTo("low");
		assertThat(ollama(USUAL).getFormat().toString()).contains("title");
		assertThat(ollama(USUAL.withStructuredOutput(StructuredOutput.JSON)).getFormat()).isEqualTo("json");
		assertThat(ollama(USUAL.withStructuredOutput(StructuredOutput.NONE)).getFormat()).isNull();
	}

	@ParameterizedTest
	@EnumSource(value = StructuredOutput.class, names = { "JSON", "NONE" })
	void describesTheSchemaInThePromptIfItIsNotSent(StructuredOutput wanted) {
		Prompt prompt = prompt(USUAL.withStructuredOutput(wanted));

		assertThat(prompt.getSystemMessages()).singleElement()
			.extracting(SystemMessage::getText)
			.asString()
			.startsWith("Write.")
			.contains("one JSON object", SCHEMA);
		assertThat(prompt.getUserMessage().getText()).isEqualTo("A cat.");
	}

	@Test
	void doesNotDescribeASchemaThatIsSent() {
		assertThat(prompt(USUAL).getContents()).doesNotContain("JSON");
	}

	private static Prompt prompt(Dials dials) {
		Prompt prompt = new Prompt(List.of(new SystemMessage("Write."), new UserMessage("A cat.")),
				StructuredOutputChatOptions.builder().outputSchema(SCHEMA).build());
		return new OpenAiProtocol().prompt(endpoint(dials), prompt);
	}

	private static OpenAiChatOptions openAi(Dials dials) {
		return new OpenAiProtocol().options(endpoint(dials), SCHEMA);
	}

	private static AnthropicChatOptions anthropic(Dials dials) {
		return new AnthropicProtocol().options(endpoint(dials), SCHEMA);
	}

	private static GoogleGenAiChatOptions google(Dials dials) {
		return new GoogleProtocol().options(endpoint(dials), SCHEMA);
	}

	private static OllamaChatOptions ollama(Dials dials) {
		return new OllamaProtocol().options(endpoint(dials), SCHEMA);
	}

	private static Endpoint endpoint(Dials dials) {
		return new Endpoint("https://example.org/v1", "key", "a-model", dials);
	}

}
