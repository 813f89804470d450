package dev.novadraw.gateway.body;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class BodyPropertiesTests {

	private final BodyProperties settings = new BodyProperties(Duration.ofSeconds(30), DataSize.ofKilobytes(16),
			Duration.ofSeconds(5), DataSize.ofMegabytes(64));

	@ParameterizedTest
	@CsvSource({ "0, 10000000, 5.0, false", "100000, 10000000, 5.1, true", "800000, 10000000, 5.1, true",
			"1000000, 10000000, 5.1, false", "100000, 200000, 5.1, false", "100000, 100000, 5.1, false",
			"100000, -1, 5.1, false", "80000, -1, 5.1, true", "9950000, 10000000, 29.9, false",
			"9900000, 10000000, 30.1, true" })
	void rejectsBodiesThatWouldTakeTwiceTheTime(long bytes, long length, double seconds, boolean tooSlow) {
		Duration elapsed = Duration.ofMillis(Math.round(seconds * 1000));

		assertThat(this.settings.isTooSlow(bytes, length, elapsed)).isEqualTo(tooSlow);
	}

}
