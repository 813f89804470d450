-- Inserts a job with the input of a finished one. The finished job is locked, so that it is neither removed nor erased
-- meanwhile. It is no longer a dead job, because its client has retried it.
--
--   id             the new job
--   of             the finished job
--   client, user   the owner of the finished job; the user is empty for all users
--   deadline       the time limit of the new job in ms, null for that of the finished one

\set id 'gen_random_uuid()'
\set of 'gen_random_uuid()'
\set client '''anonymous'''
\set user ''''''
\set deadline null::bigint

with original as (
	select * from job
	where id = :of and client = :client and (:user = '' or end_user = :user)
		and finished_at is not null and erase_requested_at is null
	for update
), changed as (
	insert into job (id, client, kind, input, drawing_id, end_user, metadata, priority, place, max_attempts,
		deadline, retry_of)
	select :id, client, kind, input, drawing_id, end_user, metadata, priority,
		now() - priority * interval '1 s', max_attempts,
		now() + coalesce(:deadline * interval '1 ms', deadline - created_at), id
	from original
	returning *
), replaced as (
	update job set redriven_as = :id from changed
	where job.id = changed.retry_of and job.redriven_as is null
), logged as (
	insert into job_event (job_id, seq, state, reason, attempt, token, worker)
	select id, version, state, 'retried', attempt, token, worker from changed
)
select id, client, kind, state, input::text, drawing_id, end_user, metadata::text, attempt, max_attempts, version,
	created_at, run_at, started_at, attempt_at, deadline, finished_at, cancel_requested_at, erase_requested_at,
	favorite, stage, place, retry_of, progress_key, result::text, problem::text,
	(select keep_days from client owner where owner.id = client) as keep_days,
	provider, model, input_tokens, output_tokens, cost_micros
from changed;
