package dev.novadraw.worker.ai.model;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ReasoningTests {

	@Test
	void readsLevelsAndNumbersOfTokens() {
		assertThat(Reasoning.read("x", "low")).isEqualTo(new Reasoning("low", 0));
		assertThat(Reasoning.read("x", "2048")).isEqualTo(new Reasoning("", 2048));
		assertThat(Reasoning.read("x", "none").isOff()).isTrue();
		assertThat(Reasoning.read("x", "provider").isSet()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "LOW", "much", "0", "-1", "1.5", "99999999" })
	void refusesAnythingElse(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> Reasoning.read("nova.x", text))
			.withMessageStartingWith("nova.x must be none, minimal, low");
	}

}
