package dev.novadraw.job;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

import dev.novadraw.json.Json;
import dev.novadraw.problem.Problem;

/**
 * The end of an attempt: one fenced statement writes what came of it, its ledger row and
 * its event. False means that the lease was lost and nothing was written.
 */
@Repository
public class Settlements {

	/**
	 * What every end of an attempt has in common: nobody holds the job any more, and what
	 * it cost is added up.
	 */
	private static final String LET_GO = """
			worker = null, lease_until = null, version = version + 1,
			provider = coalesce(:provider::text, provider), model = coalesce(:model::text, model),
			input_tokens = input_tokens + :inputTokens, output_tokens = output_tokens + :outputTokens,
			cost_micros = cost_micros + :costMicros
			""";

	private static final String STILL_MINE = """
			where id = :id and token = :token and state = 'RUNNING'
			""";

	private static final String WRITTEN_DOWN = """
			logged as (
				insert into job_event (job_id, seq, state, reason, attempt, token, worker)
				select id, version, state, reason, attempt, token, :worker from changed
			), booked as (
				insert into job_attempt (job_id, token, attempt, worker, outcome, problem_code, provider, model,
					input_tokens, output_tokens, cost_micros, started_at)
				select id, token, :attempt, :worker, :outcome, :problemCode::text, :provider::text, :model::text,
					:inputTokens, :outputTokens, :costMicros, attempt_at from changed
			)
			select count(*) from changed
			""";

	private static final String SUCCEED = """
			with changed as (
				update job set state = 'SUCCEEDED', result = :result::jsonb, problem = null, finished_at = now(),
			""" + LET_GO + STILL_MINE + """
				returning *, null::text as reason
			),
			""" + WRITTEN_DOWN;

	private static final String RETRY = """
			with changed as (
				update job set state = 'QUEUED', problem = :problem::jsonb, run_at = now() + :after * interval '1 ms',
			""" + LET_GO + STILL_MINE + """
				and attempt < max_attempts
				returning *, :problemCode::text as reason
			),
			""" + WRITTEN_DOWN;

	private static final String FAIL = """
			with changed as (
				update job set state = 'FAILED', problem = :problem::jsonb, finished_at = now(),
			""" + LET_GO + STILL_MINE + """
				returning *, :problemCode::text as reason
			),
			""" + WRITTEN_DOWN;

	private static final String CANCEL = """
			with changed as (
				update job set state = 'CANCELED', finished_at = now(),
			""" + LET_GO + STILL_MINE + """
				returning *, null::text as reason
			),
			""" + WRITTEN_DOWN;

	private static final String GIVE_BACK = """
			with changed as (
				update job set state = 'QUEUED', attempt = attempt - 1, run_at = now() + :after * interval '1 ms',
			""" + LET_GO + STILL_MINE + """
				returning *, :reason::text as reason
			),
			""" + WRITTEN_DOWN;

	private final JdbcClient jdbc;

	Settlements(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	public boolean succeed(Claim claim, Record result, Spending spending) {
		return written(ended(SUCCEED, claim, "completed", spending, null).param("result",
				Json.MAPPER.writeValueAsString(result)));
	}

	/**
	 * Puts the job back for another attempt; false also when it has no attempt left.
	 */
	public boolean retry(Claim claim, Problem problem, Duration after, Spending spending) {
		return written(ended(RETRY, claim, "retry", spending, problem).param("after", after.toMillis()));
	}

	public boolean fail(Claim claim, Problem problem, Spending spending) {
		return written(ended(FAIL, claim, "failed", spending, problem));
	}

	public boolean cancel(Claim claim, Spending spending) {
		return written(ended(CANCEL, claim, "canceled", spending, null));
	}

	/**
	 * Puts the job back without counting the attempt, because it could not be made now.
	 * @param why a short word for the event log
	 */
	public boolean snooze(Claim claim, Duration after, String why, Spending spending) {
		return written(ended(GIVE_BACK, claim, "snoozed", spending, null).param("after", after.toMillis())
			.param("reason", why));
	}

	/**
	 * Puts the job back at once without counting the attempt, because its worker is
	 * shutting down.
	 */
	public boolean handBack(Claim claim, Spending spending) {
		return written(
				ended(GIVE_BACK, claim, "returned", spending, null).param("after", 0).param("reason", "handed_back"));
	}

	private StatementSpec ended(String statement, Claim claim, String outcome, Spending spending,
			@Nullable Problem problem) {
		return this.jdbc.sql(statement)
			.param("id", claim.lease().job().value())
			.param("token", claim.lease().token())
			.param("worker", claim.lease().worker())
			.param("attempt", claim.attempt())
			.param("outcome", outcome)
			.param("problem", (problem != null) ? Json.MAPPER.writeValueAsString(problem) : null)
			.param("problemCode", (problem != null) ? problem.code() : null)
			.param("provider", spending.provider())
			.param("model", spending.model())
			.param("inputTokens", spending.inputTokens())
			.param("outputTokens", spending.outputTokens())
			.param("costMicros", spending.costMicros());
	}

	private static boolean written(StatementSpec statement) {
		return statement.query(Long.class).single() == 1;
	}

}
