package dev.novadraw.retention;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RetentionSettingsTests {

	@Test
	void keepsNothingForLongerThanAYear() {
		assertThatCode(() -> keepingFor(365)).doesNotThrowAnyException();
		assertThatIllegalArgumentException().isThrownBy(() -> keepingFor(366)).withMessageContaining("NOVA_KEEP_");
		assertThatIllegalArgumentException().isThrownBy(() -> keepingFor(-1));
	}

	private static RetentionSettings keepingFor(int days) {
		Duration week = Duration.ofDays(7);
		return new RetentionSettings(Duration.ofDays(days), week, week, week, Duration.ofMinutes(1));
	}

}
