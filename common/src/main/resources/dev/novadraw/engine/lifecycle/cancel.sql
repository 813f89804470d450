-- Cancels a job. Ends it at once if it is queued or dispatched; a running job is stopped by its worker.
--
--   id             the job
--   client, user   its owner, null for all users

\set id 'gen_random_uuid()'
\set client '''anonymous'''
\set user null

with changed as (
	update job set state = case when state = 'RUNNING' then state else 'CANCELED' end,
		finished_at = case when state = 'RUNNING' then null else now() end,
		dispatched_at = null, cancel_requested_at = now(), version = version + 1
	where id = :id and client = :client and (:user::text is null or end_user = :user)
		and finished_at is null and cancel_requested_at is null
	returning *
), logged as (
	insert into job_event (job_id, seq, state, reason, attempt, token, worker)
	select id, version, state, 'cancel_requested', attempt, token, worker from changed
)
select count(*) from changed;
