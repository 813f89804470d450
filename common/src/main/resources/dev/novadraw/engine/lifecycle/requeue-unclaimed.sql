-- Requeues dispatched jobs that were not claimed in time. While all slots of the fleet are busy, hints rightly wait in
-- Kafka, and their jobs stay dispatched.
--
--   claimTimeout      the time in which a dispatched job must be claimed, in ms
--   alive             the maximum age of a worker's last report, in ms
--   batch             the maximum number of jobs
--   dispatchedSince, runningSince   the lower bounds of the scans

\set claimTimeout 10000
\set alive 15000
\set batch 500
\set dispatchedSince '''2026-01-01'''
\set runningSince '''2026-01-01'''

with fleet as (
	select coalesce(sum(slots), 0) as slots from worker
	where seen_at between now() - :alive * interval '1 ms' and now() + :alive * interval '1 ms'
), unclaimed as (
	select id from job
	where state = 'DISPATCHED' and dispatched_at >= :dispatchedSince
		and (dispatched_at < now() - :claimTimeout * interval '1 ms'
			or dispatched_at > now() + greatest(:claimTimeout, 10000) * interval '1 ms')
		and (select slots from fleet) > (
			select count(*) from job
			where state = 'RUNNING' and dispatched_at is null and attempt_at >= :runningSince)
	limit :batch for update skip locked
), changed as (
	update job set state = 'QUEUED', dispatched_at = null, run_at = now(), version = version + 1
	from unclaimed where job.id = unclaimed.id
	returning job.*
), logged as (
	insert into job_event (job_id, seq, state, reason, attempt, token, worker)
	select id, version, state, 'hint_lost', attempt, token, worker from changed
)
select count(*) from changed;
