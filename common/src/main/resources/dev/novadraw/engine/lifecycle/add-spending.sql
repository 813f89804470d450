-- Adds the spending of attempts to ledger rows of a sweeper, which does not know it. Applies once for each attempt, and
-- not to jobs that were removed meanwhile.
--
--   ended   a JSON array of objects with the fields of jsonb_to_recordset

\set ended '''[]'''

with ended as (
	select * from jsonb_to_recordset(:ended::jsonb) as ended (id uuid, token bigint, worker text, provider text,
		model text, input_tokens bigint, output_tokens bigint, cost_micros bigint, prompt_version text,
		calls jsonb)
), held as (
	select id from job where id = any (array(select id from ended)) order by id for update
), recorded as (
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
	from recorded group by job_id
) spent where job.id = spent.job_id;
