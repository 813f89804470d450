-- Marks a job, or all jobs about a drawing, for erasure, which hides them at once. Queued and dispatched jobs are
-- canceled, running jobs are asked to stop.
--
--   job, drawing, client   the job or the drawing and its owner

\set job 'gen_random_uuid()'
\set drawing null
\set client '''anonymous'''

with meant as (
	select id, finished_at is null as unfinished, null::uuid as erasure_id from job
	where (id = :job or drawing_id = :drawing) and client = :client and erase_requested_at is null
	order by id for update
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
