-- Finds the newest successful job of a kind about a drawing.
--
--   drawing, kind   the drawing and the kind
--   client, user    the owner; the user is empty for all users

\set drawing 'gen_random_uuid()'
\set kind '''story'''
\set client '''anonymous'''
\set user ''''''

select id, client, kind, state, input::text, drawing_id, end_user, metadata::text, attempt, max_attempts, version,
	created_at, run_at, started_at, attempt_at, deadline, finished_at, cancel_requested_at, erase_requested_at,
	favorite, stage, place, retry_of, progress_key, result::text, problem::text,
	(select keep_days from client owner where owner.id = client) as keep_days,
	provider, model, input_tokens, output_tokens, cost_micros
from job
where drawing_id = :drawing and kind = :kind and state = 'SUCCEEDED'
	and client = :client and (:user = '' or end_user = :user) and erase_requested_at is null
order by id desc limit 1;
