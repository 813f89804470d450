package dev.novadraw.worker;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobState;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The database privileges that a worker needs.
 */
class RolesTests {

	/**
	 * Runs a job.
	 * @param prepareThreshold the threshold of the driver; 0 sets the role in each
	 * transaction
	 */
	@ParameterizedTest
	@ValueSource(ints = { 5, 0 })
	void runsJobsWithALoginThatHasOnlyTheRoleOfTheEngine(int prepareThreshold) {
		JdbcClient administrator = JdbcClient.create(Engine.ADMINISTRATOR);
		administrator.sql("drop role if exists nova_worker").update();
		administrator.sql("create role nova_worker login noinherit password 'secret' in role nova_engine").update();
		try (Engine engine = new Engine("--spring.datasource.username=nova_worker",
				"--spring.datasource.password=secret",
				"--spring.datasource.hikari.data-source-properties.prepareThreshold=" + prepareThreshold)) {
			JobId id = engine.submitAsAdministrator("succeed");

			engine.awaitState(id, JobState.SUCCEEDED);
			JdbcClient plain = engine.bean(JdbcClient.class);
			assertThat(plain.sql("select session_user").query(String.class).single()).isEqualTo("nova_worker");
			assertThatExceptionOfType(BadSqlGrammarException.class)
				.isThrownBy(() -> plain.sql("select count(*) from job").query(Long.class).single())
				.havingRootCause()
				.withMessageContaining("permission denied");
		}
	}

}
