package dev.novadraw.engine.lifecycle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.database.AsEngine;
import dev.novadraw.engine.job.AttemptCall;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.Lease;
import dev.novadraw.engine.job.Settlement;
import dev.novadraw.engine.job.Spending;
import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.problem.Problem;

/**
 * Settles attempts: one fenced statement writes the outcomes, ledger rows and events of
 * any number of attempts. Another adds spending to the ledger rows of attempts that a
 * sweeper has ended.
 */
@Repository
public class SettlementRepository {

	/**
	 * A job is not requeued, whatever the outcome, if its client has asked to cancel it
	 * or no attempt is left. An outcome that was written before counts as written,
	 * because its response may have been lost.
	 */
	private static final String SETTLE = """
			with ended as (
				select * from jsonb_to_recordset(:ended::jsonb) as ended (id uuid, token bigint, attempt int, worker text,
					"to" text, outcome text, uncounted int, result jsonb, problem jsonb, reason text, code text,
					after bigint, provider text, model text, input_tokens bigint, output_tokens bigint, cost_micros bigint,
					prompt_version text, calls jsonb)
			), mine as (
				select ended.*, case when ended."to" <> 'QUEUED' then ended."to"
					when cancel_requested_at is not null then 'CANCELED'
					when job.attempt - ended.uncounted >= max_attempts then 'FAILED' else 'QUEUED' end as next
				from job join ended on job.id = ended.id and job.token = ended.token
				where job.state = 'RUNNING' order by job.id for update of job
			), changed as (
				update job set state = next, attempt = job.attempt - mine.uncounted, result = mine.result,
					problem = case when mine."to" = 'SUCCEEDED' then null else coalesce(mine.problem, job.problem) end,
					run_at = case when next = 'QUEUED' then now() + mine.after * interval '1 ms' else run_at end,
					finished_at = case when next <> 'QUEUED' then now() end,
					worker = null, lease_until = null, version = version + 1,
					provider = coalesce(mine.provider, job.provider), model = coalesce(mine.model, job.model),
					input_tokens = job.input_tokens + mine.input_tokens,
					output_tokens = job.output_tokens + mine.output_tokens,
					cost_micros = job.cost_micros + mine.cost_micros
				from mine where job.id = mine.id
				returning job.id, job.token, job.version, job.state, job.attempt as attempts, job.attempt_at, mine.attempt,
					mine.worker, mine.reason, mine.outcome, mine.code, mine.provider, mine.model, mine.input_tokens,
					mine.output_tokens, mine.cost_micros, mine.prompt_version, mine.calls
			), logged as (
				insert into job_event (job_id, seq, state, reason, attempt, token, worker)
				select id, version, state, reason, attempts, token, worker from changed
			), booked as (
				insert into job_attempt (job_id, token, attempt, worker, outcome, problem_code, provider, model,
					input_tokens, output_tokens, cost_micros, prompt_version, calls, started_at)
				select id, token, attempt, worker, outcome, code, provider, model, input_tokens, output_tokens,
					cost_micros, prompt_version, calls, attempt_at from changed
			)
			select id, token, true as now from changed
			union all
			select id, token, false from ended cross join lateral (
				select from job_attempt where job_id = id and job_attempt.token = ended.token
					and (job_attempt.worker, job_attempt.outcome) = (ended.worker, ended.outcome) limit 1
			) before
			""";

	/**
	 * Adds the spending of attempts to ledger rows of a sweeper, which does not know it.
	 * Applies once for each attempt, and not to jobs that were removed meanwhile.
	 */
	private static final String ADD_SPENDING = """
			with ended as (
				select * from jsonb_to_recordset(:ended::jsonb) as ended (id uuid, token bigint, worker text, provider text,
					model text, input_tokens bigint, output_tokens bigint, cost_micros bigint, prompt_version text,
					calls jsonb)
			), held as (
				select id from job where id = any (array(select id from ended)) order by id for update
			), booked as (
				update job_attempt set provider = ended.provider, model = ended.model, input_tokens = ended.input_tokens,
					output_tokens = ended.output_tokens, cost_micros = ended.cost_micros,
					prompt_version = ended.prompt_version, calls = ended.calls
				from ended join held using (id)
				where job_attempt.job_id = ended.id and job_attempt.token = ended.token
					and job_attempt.worker = ended.worker and outcome in ('lost', 'expired')
					and (job_attempt.input_tokens, job_attempt.output_tokens, job_attempt.cost_micros) = (0, 0, 0)
					and job_attempt.calls = '[]'
				returning job_attempt.*
			)
			update job set input_tokens = job.input_tokens + spent.input, output_tokens = job.output_tokens + spent.output,
				cost_micros = job.cost_micros + spent.cost
			from (
				select job_id, sum(input_tokens)::bigint as input, sum(output_tokens)::bigint as output,
					sum(cost_micros)::bigint as cost
				from booked group by job_id
			) spent where job.id = spent.job_id
			""";

	/** The maximum number of calls that the ledger keeps for an attempt. */
	private static final int MAX_CALLS = 20;

	private final JdbcClient jdbc;

	public SettlementRepository(@AsEngine JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Settles attempts. Their spending is added to the ledger in any case, unless the job
	 * was removed.
	 * @return a flag for each settlement, in their order: true if it is written, false if
	 * its lease was lost
	 */
	public List<Boolean> settle(List<Settlement> settlements) {
		Map<Attempt, Boolean> written = new HashMap<>();
		RowCallbackHandler intoMap = (row) -> written.merge(new Attempt(ClaimRepository.id(row), row.getLong("token")),
				row.getBoolean("now"), Boolean::logicalOr);
		this.jdbc.sql(SETTLE).param("ended", rows(settlements)).query(intoMap);
		List<Settlement> late = settlements.stream()
			.filter((settlement) -> !settlement.spending().isEmpty()
					&& !written.getOrDefault(Attempt.of(settlement), false))
			.toList();
		if (!late.isEmpty()) {
			this.jdbc.sql(ADD_SPENDING).param("ended", rows(late)).update();
		}
		return settlements.stream().map((settlement) -> written.containsKey(Attempt.of(settlement))).toList();
	}

	private static String rows(List<Settlement> settlements) {
		return Json.MAPPER.writeValueAsString(settlements.stream().map(Row::of).toList());
	}

	private record Attempt(JobId job, long token) {

		static Attempt of(Settlement settlement) {
			Lease lease = settlement.claim().lease();
			return new Attempt(lease.job(), lease.token());
		}

	}

	/** A settlement as the statement reads it. */
	private record Row(UUID id, long token, int attempt, String worker, String to, String outcome, int uncounted,
			@Nullable Record result, @Nullable Problem problem, @Nullable String reason, @Nullable String code,
			long after, @Nullable String provider, @Nullable String model, long inputTokens, long outputTokens,
			long costMicros, @Nullable String promptVersion, List<AttemptCall> calls) {

		static Row of(Settlement settlement) {
			Lease lease = settlement.claim().lease();
			Problem problem = settlement.problem();
			Spending spent = settlement.spending();
			return new Row(lease.job().value(), lease.token(), settlement.claim().attempt(), lease.worker(),
					settlement.to().name(), settlement.outcome(), settlement.counted() ? 0 : 1, settlement.result(),
					problem, settlement.reason(), (problem != null) ? problem.code() : null,
					settlement.after().toMillis(), spent.provider(), spent.model(), spent.inputTokens(),
					spent.outputTokens(), spent.costMicros(), spent.promptVersion(), last(spent.calls()));
		}

		// Keeps the last calls, which led to the outcome.
		private static List<AttemptCall> last(List<AttemptCall> calls) {
			return calls.subList(Math.max(0, calls.size() - MAX_CALLS), calls.size());
		}

	}

}
