-- Settles attempts: writes outcomes, ledger rows and events of jobs that are still running with their token. A job is
-- not requeued, whatever the outcome, if its client has asked to cancel it or no attempt is left. An outcome that was
-- written before counts as written, because its response may have been lost.
--
--   ended   a JSON array of objects with the fields of jsonb_to_recordset

\set ended '''[]'''

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
), recorded as (
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
) before;
