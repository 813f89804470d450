package dev.novadraw.engine.pool;

import java.sql.Connection;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JdbcProxyTests {

	@Test
	void isEqualToItselfOnly() {
		Connection one = JdbcProxy.of(Connection.class, (_, _, _) -> null);
		Connection other = JdbcProxy.of(Connection.class, (_, _, _) -> null);

		assertThat(one).isEqualTo(one).hasSameHashCodeAs(one).isNotEqualTo(other).isNotEqualTo(null);
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
