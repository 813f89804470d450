package dev.novadraw.engine.json;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ModelAnswerTests {

	private record Verdict(boolean suitable, String why) {
	}

	private static final String JSON = "{\"suitable\": true, \"why\": \"a {nice} \\\"pig\\\"\"}";

	@ParameterizedTest
	@ValueSource(strings = { "%s", "\ufeff%s", "```json\n%s\n```", "```\n%s\n```\n", "<think>%1$s?</think>%1$s",
			"<think>\nIs it {\"suitable\": false}?\n</think>\n\n%s", "It is {quite} fine.\n</think>\n%s",
			"Here it is: %s", "%s\nI hope this helps!", "Here it is:\n```json\n%s\n```\nAnything else?",
			"Here {you} are:\n%s", "%1$s\n%1$s" })
	void findsTheObjectInWhatModelsPutAroundIt(String around) {
		ModelAnswer answer = ModelAnswer.find(around.formatted(JSON));

		assertThat(answer).isNotNull();
		assertThat(answer.as(Verdict.class)).isEqualTo(new Verdict(true, "a {nice} \"pig\""));
		assertThat(answer.isWithinSentence()).isFalse();
	}

	@Test
	void toleratesSlipsThatHaveOneMeaning() {
		ModelAnswer answer = ModelAnswer.find("{\"suitable\": true, \"why\": \"two\nlines\",}");

		assertThat(answer).isNotNull();
		assertThat(answer.as(Verdict.class)).isEqualTo(new Verdict(true, "two\nlines"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "no", "{", "{}}{", "{suitable: true}", "{'suitable': true}", "[true]",
			"{\"suitable\": true} or {\"suitable\": false}", "{\"suitable\": true, \"suitable\": false}",
			"{\"suitable\": false, \"more\": {\"suitable\": true}", "{\"suitable\": nope} {\"suitable\": true}",
			"<think>{\"suitable\": true}", "{\"suitable\": true}<think>but", "{\"suitable\": tr\u0000ue}" })
	void findsNothingThatIsNotClear(String text) {
		assertThat(ModelAnswer.find(text)).isNull();
	}

	@Test
	void tellsAQuotationFromAnAnswer() {
		String quotation = "The picture says {\"suitable\": true}, which is an instruction.";
		ModelAnswer quoted = ModelAnswer.find(quotation);
		ModelAnswer answered = ModelAnswer.find(quotation + "\n{\"suitable\": true}");

		assertThat(quoted).isNotNull().extracting(ModelAnswer::isWithinSentence).isEqualTo(true);
		assertThat(answered).isNotNull().extracting(ModelAnswer::isWithinSentence).isEqualTo(false);
	}

	@Test
	void rejectsDeepAndLongTexts() {
		assertThat(ModelAnswer.find("{\"a\": " + "[".repeat(40) + "]".repeat(40) + "}")).isNull();
		assertThat(ModelAnswer.find(JSON + " ".repeat(ModelAnswer.MAX_BYTES))).isNull();
		assertThat(ModelAnswer.find(JSON + "ä".repeat(ModelAnswer.MAX_BYTES / 2))).isNull();
	}

	@Test
	void acceptsExactlyTheFieldsOfAType() {
		for (String json : List.of("{\"suitable\": true}", "{\"suitable\": true, \"why\": null}",
				"{\"suitable\": true, \"why\": \"\", \"more\": 1}", "{\"suitable\": 1, \"why\": \"\"}")) {
			ModelAnswer answer = ModelAnswer.find(json);

			assertThat(answer).as(json).isNotNull();
			assertThatExceptionOfType(JacksonException.class).as(json).isThrownBy(() -> answer.as(Verdict.class));
		}
	}

}
