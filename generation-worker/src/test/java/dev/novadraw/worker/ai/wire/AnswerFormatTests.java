package dev.novadraw.worker.ai.wire;

import java.io.IOException;
import java.util.Map;

import okio.Buffer;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.novadraw.worker.ai.answer.Answer;
import dev.novadraw.worker.ai.answer.AnswerFormat;
import dev.novadraw.worker.ai.answer.AnswerSource;
import dev.novadraw.worker.ai.answer.Ending;
import dev.novadraw.worker.ai.answer.Meaning;
import dev.novadraw.worker.ai.model.TokenUsage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Single answers of servers that differ from their vendors' descriptions.
 */
class AnswerFormatTests {

	private static final Map<String, AnswerFormat> FORMATS = Map.of("openai", new OpenAiAnswerFormat(), "anthropic",
			new AnthropicAnswerFormat(), "gemini", new GeminiAnswerFormat(), "ollama", new OllamaAnswerFormat());

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			// The filter of Azure, with a chunk of its own.
			"openai | data: {'choices':[{'delta':{'content':'a'},'finish_reason':'stop'}]}~~data: {'choices':[{'finish_reason':null,'content_filter_results':{'hate':{'filtered':true}}}]}~~data: [DONE]~~ | a | BLOCKED",
			"openai | data: {'choices':[],'prompt_filter_results':[{'content_filter_results':{'hate':{'filtered':true}}}]}~~data: [DONE]~~ | `` | BLOCKED",
			"openai | data: {'choices':[{'delta':{'content':'a'},'finish_reason':'stop'}]}~~data: {'choices':[{'content_filter_results':{'error':{'code':'content_filter_error'}}}]}~~data: [DONE]~~ | a | COMPLETE",
			// No reason for the end, no empty line at the end, carriage returns, one
			// piece in two lines.
			"openai | data: {'choices':[{'delta':{'content':'a'}}]}~~data: [DONE] | a | COMPLETE",
			"openai | data:{'choices':[{'delta':{'content':'a'}}]}^~^~data:{'choices':[{'delta':{'content':'b'},'finish_reason':'eos'}]}^~^~ | ab | COMPLETE",
			"openai | data: {'choices':[{'delta':~data: {'content':'a'},'finish_reason':'stop'}]}~~ | a | COMPLETE",
			"openai | {'choices':[{'message':{'content':[{'type':'thinking','thinking':[{'type':'text','text':'t'}]},{'type':'text','text':'a'}]},'finish_reason':'stop'}]} | a | COMPLETE",
			"openai | {'choices':[{'message':{'content':null,'refusal':'no'},'finish_reason':'stop'}]} | `` | BLOCKED",
			"openai | {'choices':[{'message':{'content':'a'},'finish_reason':'error'}]} | a | FAILED",
			"openai | {'choices':[{'message':{'content':'a'},'finish_reason':'model_length'}]} | a | CUT",
			"anthropic | {'type':'message','content':[],'stop_reason':'refusal'} | `` | BLOCKED",
			"anthropic | {'type':'message','content':[{'type':'thinking','thinking':'','signature':'s'},{'type':'text','text':'a'},{'type':'text','text':'b'}],'stop_reason':'end_turn'} | ab | COMPLETE",
			"anthropic | {'type':'message','content':[{'type':'text','text':'a'}],'stop_reason':'model_context_window_exceeded'} | a | CUT",
			"gemini | [{'candidates':[{'content':{'parts':[{'text':'a'}]}}]}~,{'candidates':[{'content':{'parts':[{'text':'b'}]},'finishReason':'STOP'}]}] | ab | COMPLETE",
			"gemini | {'promptFeedback':{'blockReason':'OTHER'}} | `` | BLOCKED",
			"gemini | {'candidates':[{'finishReason':'IMAGE_SAFETY'}]} | `` | BLOCKED",
			"gemini | {'candidates':[{'content':{'parts':[{'text':'a'}]},'finishReason':'MALFORMED_RESPONSE'}]} | a | FAILED",
			"ollama | {'message':{'content':'a'},'done':true} | a | COMPLETE",
			"ollama | {'message':{'content':''},'done':true,'done_reason':'load'} | `` | FAILED" })
	void readsTextAndEnding(String format, String body, String text, Ending ending) throws IOException {
		Answer answer = new Answer("m");

		String plain = read(FORMATS.get(format), answer, body);

		assertThat(answer.ending()).isEqualTo(ending);
		assertThat(plain).contains("\"" + text + "\"");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"openai | {'error':{'code':429,'message':'x'}} | SNOOZE",
			"openai | {'choices':[{'error':{'code':502,'message':'x'},'message':{'content':''},'finish_reason':'error'}]} | RETRY",
			"openai | {'object':'error','message':'x','type':'BadRequestError','code':400} | REJECTED",
			"openai | data: {'error':{'message':'x','type':'overloaded_error'}}~~ | SNOOZE",
			"anthropic | event: error~data: {'type':'error','error':{'type':'invalid_request_error','message':'Output blocked by content filtering policy'}}~~ | BLOCKED",
			"gemini | [{'error':{'code':503,'status':'UNAVAILABLE'}}] | SNOOZE",
			"ollama | {'error':'server busy, please try again'}~ | SNOOZE" })
	void readsErrors(String format, String body, Meaning meaning) throws IOException {
		Answer answer = new Answer("m");

		read(FORMATS.get(format), answer, body);

		assertThat(answer.error()).isNotNull().extracting((error) -> error.meaning()).isEqualTo(meaning);
		assertThat(answer.isBegun()).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"openai | {'usage':{'prompt_tokens':9,'completion_tokens':2,'total_tokens':16}} | 9 0 0 7",
			"openai | {'usage':{'prompt_tokens':9,'completion_tokens':2,'prompt_cache_hit_tokens':5}} | 4 5 0 2",
			"openai | {'usage':{'prompt_tokens':9,'completion_tokens':2,'prompt_tokens_details':{'cached_tokens':3,'cache_write_tokens':2}}} | 4 3 2 2",
			"anthropic | {'type':'message','usage':{'input_tokens':4,'cache_read_input_tokens':10,'cache_creation_input_tokens':8,'output_tokens':2}} | 4 10 8 2",
			"gemini | {'usageMetadata':{'promptTokenCount':9,'cachedContentTokenCount':4,'candidatesTokenCount':2,'thoughtsTokenCount':3,'totalTokenCount':14}} | 5 4 0 5",
			"ollama | {'prompt_eval_count':9,'eval_count':2,'done':true} | 9 0 0 2" })
	void readsTokensByKind(String format, String body, String tokens) throws IOException {
		Answer answer = new Answer("m");

		read(FORMATS.get(format), answer, body);

		TokenUsage usage = answer.usage();
		assertThat("%d %d %d %d".formatted(usage.input(), usage.cachedInput(), usage.cacheWrite(), usage.output()))
			.isEqualTo(tokens);
	}

	@Test
	void endsAStreamAtItsMarkAlthoughTheConnectionStaysOpen() throws IOException {
		Answer answer = new Answer("m");
		Buffer body = new Buffer()
			.writeUtf8("data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\ndata: [DONE]\n\n");
		Buffer more = new Buffer();
		okio.Source open = new okio.ForwardingSource(body) {

			@Override
			public long read(Buffer sink, long byteCount) throws IOException {
				if (body.exhausted()) {
					throw new IOException("waits for ever");
				}
				return super.read(sink, byteCount);
			}

		};

		Okio.buffer(new AnswerSource(open, FORMATS.get("openai"), answer, true)).readAll(more);

		assertThat(more.readUtf8()).contains("\"a\"").endsWith("data: [DONE]\n\n");
	}

	// A tilde is a line feed, a circumflex a carriage return.
	private static String read(AnswerFormat format, Answer answer, String body) throws IOException {
		Buffer bytes = new Buffer().writeUtf8(body.replace('\'', '"').replace('~', '\n').replace('^', '\r'));
		return Okio.buffer(new AnswerSource(bytes, format, answer, false)).readUtf8();
	}

}
