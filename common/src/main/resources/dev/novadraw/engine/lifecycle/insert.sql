-- Inserts a job without a drawing, with its first event.
--
--   jobs   a JSON array of one object with the fields of jsonb_to_recordset

\set jobs '''[]'''

with changed as (
	insert into job (id, client, kind, input, drawing_id, end_user, metadata, priority, place, max_attempts,
		deadline)
	select id, client, kind, input, drawing, "user", metadata, priority, now() - priority * interval '1 s',
		max_attempts, now() + deadline * interval '1 ms'
	from jsonb_to_recordset(:jobs::jsonb) as job (id uuid, client text, kind text, input jsonb, drawing uuid,
		"user" text, metadata jsonb, priority int, max_attempts int, deadline bigint)
	returning *
), logged as (
	insert into job_event (job_id, seq, state, attempt, token, worker)
	select id, version, state, attempt, token, worker from changed
)
select id, client, kind, state, input::text, drawing_id, end_user, metadata::text, attempt, max_attempts, version,
	created_at, run_at, started_at, attempt_at, deadline, finished_at, cancel_requested_at, erase_requested_at,
	favorite, stage, place, retry_of, progress_key, result::text, problem::text,
	(select keep_days from client owner where owner.id = client) as keep_days,
	provider, model, input_tokens, output_tokens, cost_micros
from changed;
