package dev.novadraw.engine.retention;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RetentionPropertiesTests {

	@Test
	void keepsNothingForLongerThanAYear() {
		assertThatCode(() -> keepingFor(365)).doesNotThrowAnyException();
		assertThatIllegalArgumentException().isThrownBy(() -> keepingFor(366))
			.withMessage("nova.retention.succeeded is 366 days; children's data is kept for 365 days at the most");
		assertThatIllegalArgumentException().isThrownBy(() -> keepingFor(-1));
	}

	private static RetentionProperties keepingFor(int days) {
		Duration week = Duration.ofDays(7);
		return new RetentionProperties(Duration.ofDays(days), week, week, week, Duration.ofMinutes(1));
	}

}
