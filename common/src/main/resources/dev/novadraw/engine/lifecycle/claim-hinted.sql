-- Claims jobs of hints for a worker. Skips locked rows, because another process is claiming them. Of all suspects (jobs
-- that have lost two workers), a process runs one at a time, so that the one that ends it can be identified.
--
--   ids, dispatches   the hints
--   kinds             the kinds that the worker can run
--   worker            the worker
--   lease             the duration of the lease, in ms

\set ids 'array[gen_random_uuid()]'
\set dispatches 'array[1::bigint]'
\set kinds 'array[''story'']'
\set worker '''process#1'''
\set lease 15000

with free as (
	select job.id, losses, dispatched_at from job
	join unnest(:ids, :dispatches) as hint (id, dispatch) on job.id = hint.id and job.dispatch = hint.dispatch
	where state = 'DISPATCHED' and kind = any (:kinds) and attempt < max_attempts and deadline > now()
	for update of job skip locked
), chosen as (
	select id from free where losses < 2
	union all
	(select id from free
		where losses >= 2 and not exists (
			select from job suspect
			where split_part(suspect.worker, '#', 1) = split_part(:worker, '#', 1)
				and suspect.losses >= 2 and suspect.finished_at is null)
		order by losses, dispatched_at, id limit 1)
), changed as (
	update job set state = 'RUNNING', token = token + 1, attempt = attempt + 1, worker = :worker,
		lease_until = now() + :lease * interval '1 ms', lease_ms = :lease, attempt_at = now(),
		started_at = coalesce(started_at, now()), dispatched_at = null, stage = null, version = version + 1
	from chosen where job.id = chosen.id
	returning job.*
), logged as (
	insert into job_event (job_id, seq, state, attempt, token, worker)
	select id, version, state, attempt, token, worker from changed
)
select id, token, worker, client,
	coalesce((select test from client tester where tester.id = changed.client), false) as test,
	kind, input::text, drawing_id, attempt, max_attempts,
	(extract(epoch from deadline - now()) * 1000)::bigint as until_deadline,
	progress_key, cost_micros as spent, (select count(*) from free) as found
from changed;
