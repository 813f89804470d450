-- Claims dispatched jobs without a hint, which was lost or is held by a worker without a free slot. Of all suspects
-- (jobs that have lost two workers), a process runs one at a time, so that the one that ends it can be identified.
--
-- The maximum time skips index entries of jobs that are no longer dispatched: they stay in the index while any
-- transaction holds an old snapshot.
--
--   minAge, maxAge     the minimum and maximum time since the dispatch, in ms
--   kinds              the kinds that the worker can run
--   max                the maximum number of jobs
--   worker             the worker
--   lease              the duration of the lease, in ms

\set minAge 25
\set maxAge 60000
\set kinds 'array[''story'']'
\set max 4
\set worker '''process#1'''
\set lease 15000

with free as (
	select id, losses, dispatched_at from job
	where state = 'DISPATCHED' and dispatched_at < now() - :minAge * interval '1 ms'
		and dispatched_at >= now() - :maxAge * interval '1 ms'
		and kind = any (:kinds) and attempt < max_attempts and deadline > now()
		and (losses < 2 or not exists (
			select from job suspect
			where split_part(suspect.worker, '#', 1) = split_part(:worker, '#', 1)
				and suspect.losses >= 2 and suspect.finished_at is null))
	order by dispatched_at limit :max for update skip locked
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
