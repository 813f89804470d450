package dev.novadraw.gateway.problem;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

import dev.novadraw.engine.outage.Dependency;

import static org.assertj.core.api.Assertions.assertThat;

class OutageStateTests {

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "08006", "53300", "57P01", "25006", "40001", "40P01", "42501", "55P03" })
	void takesWhatPassesForAnOutage(@Nullable String state) {
		assertThat(DatabaseOutage.isBehind(new IllegalStateException(new SQLException("it", state)))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "23505", "42601", "22P05", "25001", "" })
	void takesABugForABug(String state) {
		assertThat(DatabaseOutage.isBehind(new IllegalStateException(new SQLException("it", state)))).isFalse();
	}

	@Test
	void takesARowThatAPolicyRefusesForABug() {
		String fields = "SERROR\0C42501\0Mnew row violates row-level security policy\0RExecWithCheckOptions\0\0";

		assertThat(DatabaseOutage.isBehind(new PSQLException(new ServerErrorMessage(fields)))).isFalse();
		assertThat(Dependency.behind(new PSQLException(new ServerErrorMessage(fields)))).isEmpty();
	}

}
