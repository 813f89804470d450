-- Inserts a job with its drawing. The object of the drawing must be listed as garbage and not condemned: otherwise its
-- removal may have begun.
--
--   drawing, client, mediaType, width, height, size, content, objectKey   the row of the drawing
--   jobs   a JSON array of one object with the fields of jsonb_to_recordset

\set drawing 'gen_random_uuid()'
\set client '''anonymous'''
\set mediaType '''image/png'''
\set width 100
\set height 100
\set size 1
\set content '''x''::bytea'
\set objectKey null
\set jobs '''[]'''

with used as (
	delete from object_garbage where object_key = :objectKey and not condemned returning object_key
), drawn as (
	insert into drawing (id, client, media_type, width, height, size, content, object_key)
	select :drawing, :client, :mediaType, :width, :height, :size, :content, :objectKey
	where :objectKey::text is null or exists (select from used)
), changed as (
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
