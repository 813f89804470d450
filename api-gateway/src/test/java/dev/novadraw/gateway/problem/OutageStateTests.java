package dev.novadraw.gateway.problem;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OutageStateTests {

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "08006", "53300", "57P01", "25006", "40001", "40P01", "42501", "55P03" })
	void takesWhatPassesForAnOutage(@Nullable String state) {
		assertThat(Outage.isBehind(new IllegalStateException(new SQLException("it", state)))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "23505", "42601", "22P05", "25001", "" })
	void takesABugForABug(String state) {
		assertThat(Outage.isBehind(new IllegalStateException(new SQLException("it", state)))).isFalse();
	}

}
