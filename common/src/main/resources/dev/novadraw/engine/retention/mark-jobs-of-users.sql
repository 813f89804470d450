-- Marks jobs of all erasures of users for erasure, which hides them at once. Queued and dispatched jobs are canceled,
-- running jobs are asked to stop. A job created in the future was created before the erasure, while the clock was
-- wrong. All erasures are taken together, so that one that waits for a running job does not delay the others.
--
--   batch   the maximum number of jobs

\set batch 500

with meant as (
	select job.id, job.finished_at is null as unfinished, erasure.id as erasure_id
	from erasure join job on job.client = erasure.client and job.end_user = erasure.end_user
	where erasure.finished_at is null and erase_requested_at is null
		and (job.created_at <= requested_at or job.created_at > now() + interval '10 s')
	limit :batch for update of job skip locked
), changed as (
	update job set erase_requested_at = now(),
		state = case when unfinished and state <> 'RUNNING' then 'CANCELED' else state end,
		finished_at = case when unfinished and state <> 'RUNNING' then now() else finished_at end,
		dispatched_at = null,
		cancel_requested_at = case when unfinished then now() else cancel_requested_at end,
		version = case when unfinished then version + 1 else version end
	from meant where job.id = meant.id
	returning job.*, unfinished, erasure_id
), counted as (
	update erasure set jobs = jobs + marked
	from (select erasure_id, count(*) as marked from changed group by erasure_id) as one
	where erasure.id = one.erasure_id
), logged as (
	insert into job_event (job_id, seq, state, reason, attempt, token, worker)
	select id, version, state, 'cancel_requested', attempt, token, worker from changed where unfinished
)
select count(*) from changed;
