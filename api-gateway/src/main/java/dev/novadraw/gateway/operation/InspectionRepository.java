package dev.novadraw.gateway.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import tools.jackson.core.type.TypeReference;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.database.AsEngine;
import dev.novadraw.engine.database.Columns;
import dev.novadraw.engine.job.AttemptCall;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.json.Json;
import dev.novadraw.gateway.operation.InspectedJobResponse.Attempt;
import dev.novadraw.gateway.operation.InspectedJobResponse.Call;

/**
 * Jobs of all clients with their ledger rows. No column that holds content is selected.
 */
@Repository
class InspectionRepository {

	private static final String FIND = """
			select id, client, kind, state, version, attempt, max_attempts, worker, created_at, run_at, started_at,
				lease_until, deadline, finished_at, cancel_requested_at, retry_of, redriven_as, problem ->> 'code' as code,
				problem ->> 'title' as title, cost_micros
			from job where id = :id and erase_requested_at is null
			""";

	private static final String ATTEMPTS = """
			select attempt, token, worker, outcome, problem_code, provider, model, prompt_version, input_tokens,
				output_tokens, cost_micros, started_at, finished_at, calls::text as calls
			from job_attempt where job_id = :id order by token
			""";

	private static final TypeReference<List<AttemptCall>> CALLS = new TypeReference<>() {
	};

	private final JdbcClient jdbc;

	InspectionRepository(@AsEngine JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Optional<InspectedJobResponse> find(JobId id) {
		List<Attempt> attempts = this.jdbc.sql(ATTEMPTS)
			.param("id", id.value())
			.query((row, number) -> attempt(row))
			.list();
		return this.jdbc.sql(FIND).param("id", id.value()).query((row, number) -> job(row, attempts)).optional();
	}

	private static InspectedJobResponse job(ResultSet row, List<Attempt> attempts) throws SQLException {
		return new InspectedJobResponse(row.getString("id"), "job_inspection", row.getString("client"),
				row.getString("kind"), row.getString("state").toLowerCase(Locale.ROOT), row.getLong("version"),
				row.getInt("attempt"), row.getInt("max_attempts"), row.getString("worker"),
				Columns.instant(row, "created_at"), Columns.instant(row, "run_at"),
				Columns.nullableInstant(row, "started_at"), Columns.nullableInstant(row, "lease_until"),
				Columns.instant(row, "deadline"), Columns.nullableInstant(row, "finished_at"),
				Columns.nullableInstant(row, "cancel_requested_at"), row.getObject("retry_of", UUID.class),
				row.getObject("redriven_as", UUID.class), row.getString("code"), row.getString("title"),
				InspectedJobResponse.dollars(row.getLong("cost_micros")), attempts);
	}

	private static Attempt attempt(ResultSet row) throws SQLException {
		return new Attempt(row.getInt("attempt"), row.getLong("token"), row.getString("worker"),
				row.getString("outcome"), row.getString("problem_code"), row.getString("provider"),
				row.getString("model"), row.getString("prompt_version"), row.getLong("input_tokens"),
				row.getLong("output_tokens"), InspectedJobResponse.dollars(row.getLong("cost_micros")),
				Columns.instant(row, "started_at"), Columns.instant(row, "finished_at"),
				Json.MAPPER.readValue(row.getString("calls"), CALLS).stream().map(Call::of).toList());
	}

}
