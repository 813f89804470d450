package dev.novadraw.engine.pool;

import java.sql.Connection;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JdbcProxyTests {

	@Test
	void isEqualToItselfOnly() {
		Connection first = JdbcProxy.of(Connection.class, (_, _, _) -> null);
		Connection second = JdbcProxy.of(Connection.class, (_, _, _) -> null);

		assertThat(first).isEqualTo(first).hasSameHashCodeAs(first).isNotEqualTo(second).isNotEqualTo(null);
	}

	@Test
	void throwsWhatTheObjectBehindItThrows() {
		SQLException failure = new SQLException("behind");
		Connection failing = JdbcProxy.of(Connection.class, (_, _, _) -> {
			throw failure;
		});
		Connection before = JdbcProxy.of(Connection.class,
				(_, method, arguments) -> JdbcProxy.call(failing, method, arguments));

		assertThatThrownBy(before::commit).isSameAs(failure);
	}

}
