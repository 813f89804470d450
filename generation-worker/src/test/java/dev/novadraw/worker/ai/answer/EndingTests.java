package dev.novadraw.worker.ai.answer;

import java.util.Set;

import com.google.genai.types.FinishReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The reasons for which answers end.
 */
class EndingTests {

	private static final Set<FinishReason.Known> NORMAL = Set.of(FinishReason.Known.FINISH_REASON_UNSPECIFIED,
			FinishReason.Known.STOP);

	@ParameterizedTest
	@CsvSource({ "stop, COMPLETE", "end_turn, COMPLETE", "eos, COMPLETE", "never heard of, COMPLETE", "length, CUT",
			"MAX_TOKENS, CUT", "max_tokens, CUT", "model_context_window_exceeded, CUT", "content_filter, BLOCKED",
			"refusal, BLOCKED", "SAFETY, BLOCKED", "IMAGE_PROHIBITED_CONTENT, BLOCKED", "pause_turn, FAILED",
			"OTHER, FAILED", "error, FAILED", "load, FAILED" })
	void areKnown(String reason, Ending ending) {
		assertThat(ResponseTable.ending(reason)).contains(ending);
	}

	/**
	 * A model that stops for a reason that is not known here may have written anything.
	 */
	@ParameterizedTest
	@EnumSource(FinishReason.Known.class)
	void areKnownForAllReasonsOfGemini(FinishReason.Known reason) {
		if (!NORMAL.contains(reason)) {
			assertThat(ResponseTable.ending(reason.name())).get().isNotEqualTo(Ending.COMPLETE);
		}
	}

	@Test
	void areNoneUntilThereIsAReason() {
		assertThat(ResponseTable.ending("FINISH_REASON_UNSPECIFIED")).isEmpty();
	}

}
