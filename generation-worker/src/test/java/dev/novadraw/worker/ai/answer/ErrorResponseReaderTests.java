package dev.novadraw.worker.ai.answer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The meaning of error responses, in the words of real providers.
 */
class ErrorResponseReaderTests {

	private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

	private final ErrorResponseReader reader = new ErrorResponseReader(InstantSource.fixed(NOW));

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			// Declined content.
			"BLOCKED  | 400 | {'error':{'message':'The response was filtered','type':null,'param':'prompt','code':'content_filter','status':400}}",
			"BLOCKED  | 400 | {'error':{'message':'x','code':null,'innererror':{'code':'ResponsibleAIPolicyViolation'}}}",
			"BLOCKED  | 400 | {'type':'error','error':{'type':'invalid_request_error','message':'Output blocked by content filtering policy'}}",
			"BLOCKED  | 403 | {'error':{'code':403,'message':'x','metadata':{'reasons':['violence'],'flagged_input':'x'}}}",
			"BLOCKED  | 400 | {'error':{'message':'Invalid prompt: x','type':'invalid_request_error','param':null,'code':'invalid_prompt'}}",
			"BLOCKED  | 400 | {'error':{'message':'litellm.ContentPolicyViolationError: x','type':null,'param':null,'code':'400'}}",
			// Money, keys, models, countries.
			"OPERATOR | 401 | {'error':{'message':'x','code':'invalid_api_key'}}",
			"OPERATOR | 400 | {'error':{'code':400,'status':'INVALID_ARGUMENT','details':[{'@type':'x','reason':'API_KEY_INVALID'}]}}",
			"OPERATOR | 429 | {'error':{'message':'x','type':'insufficient_quota','param':null,'code':'insufficient_quota'}}",
			"OPERATOR | 429 | {'error':{'type':'insufficient_quota','code':'organization_spend_limit_exceeded'}}",
			"OPERATOR | 429 | {'type':'error','error':{'type':'rate_limit_error','message':'x','details':{'error_code':'enforced_spend_limit_reached'}}}",
			"OPERATOR | 400 | {'type':'error','error':{'type':'invalid_request_error','message':'Your credit balance is too low to access the API'}}",
			"OPERATOR | 429 | {'error':{'code':429,'status':'RESOURCE_EXHAUSTED','details':[{'violations':[{'quotaId':'GenerateRequestsPerDayPerProjectPerModel-FreeTier'}]}]}}",
			"OPERATOR | 402 | {'error':{'code':402,'status':'RESOURCE_EXHAUSTED','message':'x'}}",
			"OPERATOR | 400 | {'error':{'code':400,'status':'FAILED_PRECONDITION','message':'User location is not supported for the API use.'}}",
			"OPERATOR | 403 | {'error':{'code':403,'message':'x','metadata':{'limit_source':'openrouter_key_limit'}}}",
			"OPERATOR | 404 | {'error':'model a not found'}", "OPERATOR | 404 | <html>nginx</html>",
			"OPERATOR | 400 | {'error':{'message':'x','type':'invalid_request_error','param':'reasoning.effort','code':null}}",
			"OPERATOR | 422 | {'detail':[{'type':'extra_forbidden','loc':['body','max_completion_tokens'],'msg':'x'}]}",
			"OPERATOR | 400 | {'error':{'code':400,'message':'x','type':'exceed_context_size_error','n_ctx':512}}",
			"OPERATOR | 500 | {'error':{'code':500,'message':'image input is not supported - hint: --mmproj'}}",
			// Too much at present.
			"SNOOZE   | 429 | {'error':{'message':'x','code':'rate_limit_exceeded'}}",
			"SNOOZE   | 429 | {'error':{'code':429,'status':'RESOURCE_EXHAUSTED','details':[{'violations':[{'quotaId':'GenerateRequestsPerMinutePerProjectPerModel'}]}]}}",
			"SNOOZE   | 529 | {'type':'error','error':{'type':'overloaded_error','message':'Overloaded'}}",
			"SNOOZE   | 503 | {'error':'server busy, please try again.  maximum pending requests exceeded'}",
			"SNOOZE   | 503 | {'error':{'code':503,'message':'Loading model','type':'unavailable_error'}}",
			"SNOOZE   | 402 | {'error':{'code':402,'metadata':{'error_type':'in_flight_budget_exhausted'}}}",
			"SNOOZE   | 498 | {'error':{'code':'capacity_exceeded'}}",
			"SNOOZE | 413 | {'error':{'code':'rate_limit_exceeded'}}",
			// Faults.
			"RETRY    | 403 | <!DOCTYPE html><title>Attention Required! | Cloudflare</title>", "RETRY | 403 | ``",
			"RETRY    | 503 | <html>503 Service Temporarily Unavailable</html>", "RETRY | 520 | error code: 520",
			"RETRY    | 500 | {'type':'error','error':{'type':'api_error','message':'x'}}", "RETRY | 302 | ``",
			"RETRY    | 409 | {'type':'error','error':{'type':'conflict_error'}}",
			"RETRY    | 400 | {'error':{'message':'x','type':'invalid_request_error','code':'json_validate_failed'}}",
			// This request.
			"REJECTED | 400 | {'error':{'message':'Invalid image.','type':'invalid_request_error','param':null,'code':'invalid_image'}}",
			"REJECTED | 400 | {'error':{'message':'x','param':'messages.[1].content.[1].image_url','code':'invalid_image_url'}}",
			"REJECTED | 400 | {'type':'error','error':{'type':'invalid_request_error','message':'Could not process image'}}",
			"REJECTED | 413 | <html>Request Entity Too Large</html>",
			"REJECTED | 400 | {'error':'invalid image input'}",
			"REJECTED | 422 | {'detail':[{'type':'x','loc':['body','messages','0','content'],'msg':'x'}]}" })
	void knowsWhatErrorsMean(Meaning meaning, int status, String body) {
		assertThat(read(status, body.replace('\'', '"')).meaning()).isEqualTo(meaning);
	}

	@Test
	void namesCodeAndSettingButNoSentence() {
		ProviderError error = read(400, """
				{"error": {"message": "Unsupported: 'temperature' for Anna", "type": "invalid_request_error",
				"param": "temperature", "code": "unsupported_value"}}""");

		assertThat(error).isEqualTo(new ProviderError(400, Meaning.OPERATOR, "unsupported_value", "temperature", null));
		assertThat(read(400, """
				{"error": {"message": "x", "param": "Anna drew a gun", "code": "what Anna wrote"}}"""))
			.isEqualTo(new ProviderError(400, Meaning.REJECTED, null, null, null));
	}

	@Test
	void findsTheSettingInTheMessage() {
		ProviderError error = this.reader.read(400, null, """
				{"type": "error", "error": {"type": "invalid_request_error",
				"message": "`temperature` is deprecated for this model."}}""", Map.of("temperature", "temperature"));

		assertThat(error.param()).isEqualTo("temperature");
		assertThat(error.meaning()).isEqualTo(Meaning.OPERATOR);
	}

	@ParameterizedTest
	@CsvSource({ "17, 17", "'Mon, 30 Nov 2026 12:00:09 GMT', 9", "'Mon, 30 Nov 2026 11:00:00 GMT', 0", "soon," })
	void readsWhenToComeBack(String header, Long seconds) {
		assertThat(this.reader.read(429, header, "", Map.of()).retryAfter())
			.isEqualTo((seconds != null) ? Duration.ofSeconds(seconds) : null);
	}

	@Test
	void readsGooglesDelay() {
		assertThat(read(429, "{\"error\": {\"details\": [{\"retryDelay\": \"16.5s\"}]}}").retryAfter())
			.isEqualTo(Duration.ofSeconds(17));
	}

	private ProviderError read(int status, String body) {
		return this.reader.read(status, null, body, Map.of());
	}

}
