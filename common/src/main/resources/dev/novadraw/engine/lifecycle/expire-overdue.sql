-- Expires jobs whose deadline has passed. A worker that still runs one learns of it with its next heartbeat.
--
--   batch   the maximum number of jobs of each state
--   dispatchedSince, runningSince, deadlineSince   the lower bounds of the scans

\set batch 500
\set dispatchedSince '''2026-01-01'''
\set runningSince '''2026-01-01'''
\set deadlineSince '''2026-01-01'''

with overdue as (
	select id, worker from (
		(select id from job
			where state = 'QUEUED' and finished_at is null and deadline >= :deadlineSince and deadline < now()
			limit :batch)
		union all
		(select id from job where state = 'DISPATCHED' and dispatched_at >= :dispatchedSince
			and deadline < now() limit :batch)
		union all
		(select id from job where state = 'RUNNING' and dispatched_at is null and attempt_at >= :runningSince
			and deadline < now() limit :batch)
	) candidate join job using (id)
	where finished_at is null and deadline < now() for update of job skip locked
), changed as (
	update job set state = 'EXPIRED', worker = null, lease_until = null, dispatched_at = null,
		finished_at = now(), version = version + 1
	from overdue where job.id = overdue.id
	returning job.*, overdue.worker as lost_worker, 'deadline' as reason
), recorded as (
	insert into job_attempt (job_id, token, attempt, worker, outcome, started_at)
	select id, token, attempt, lost_worker, 'expired', attempt_at from changed where lost_worker is not null
), logged as (
	insert into job_event (job_id, seq, state, reason, attempt, token, worker)
	select id, version, state, reason, attempt, token, lost_worker from changed
)
select count(*) from changed;
