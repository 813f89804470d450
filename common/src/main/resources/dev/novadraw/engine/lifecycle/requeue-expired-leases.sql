-- Requeues the jobs of lost processes.
--
-- A process is lost when all leases of its workers have expired and none of them has reported for as long. Any of its
-- jobs may then have ended it, so attempts that ran beside others do not count. After two losses a job is a suspect: it
-- runs apart from other suspects, and further losses count. All jobs of a process are recovered together, even beyond a
-- batch. Jobs of a process that may be alive do not fill the batch.
--
-- A worker that reports is not lost, but loses the job: it gave the job up, or the response to its claim was lost. A
-- job without a stage was in no heartbeat since its claim, so its worker never knew of it, and the attempt does not
-- count. This applies at most twice, because an attempt that breaks off at once looks the same.
--
--   gap                    the time between two checks of any process that counts as an outage, in ms
--   unnoticed              the maximum duration of an outage that is not noticed, in ms
--   grace                  the minimum time that a job keeps its worker after an outage, in ms
--   batch                  the number of jobs after which no further process is taken
--   first, longest         the delay after the first loss and the maximum delay, in ms
--   problem, problemCode   the problem of a job without an attempt left
--   runningSince           the lower bound of the scan

\set gap 2000
\set unnoticed 3000
\set grace 8000
\set batch 500
\set first 500
\set longest 60000
\set problem '''{"code": "WORKER_LOST"}'''
\set problemCode '''WORKER_LOST'''
\set runningSince '''2026-01-01'''

with looking as materialized (
	-- The latest check is read again, because this process may have been paused since.
	select looking_since from sweep
	where looked_at between now() - :gap * interval '1 ms' and now() + :gap * interval '1 ms'
), running as materialized (
	-- A lease that ends later than any heartbeat could set dates from a wrong clock; a live worker has renewed it
	-- since. A lease too short to outlast an unnoticed outage is extended by the missing time.
	select id, worker, split_part(worker, '#', 1) as process, lease_until, lease,
		case when lease_until > now() + (lease_ms + 10000) * interval '1 ms' then '-infinity'
			else lease_until + greatest(interval '0', :unnoticed * interval '1 ms' - lease * 2 / 3)
			end as good_until
	from job cross join lateral (select coalesce(lease_ms, 15000) * interval '1 ms' as lease) as own
	where state = 'RUNNING' and dispatched_at is null and attempt_at >= :runningSince
), seen as (
	select split_part(id, '#', 1) as process, max(seen_at) as seen_at from worker
	where seen_at < now() + interval '10 s' group by 1
), held as (
	select process, jobs, over and coalesce(seen_at < now() - lease, true) as gone
	from (
		select process, count(*) as jobs, bool_and(good_until < now()) as over, max(lease) as lease
		from running group by process having bool_or(good_until < now())
	) as silent left join seen using (process)
), due as (
	select running.id, lease_until, jobs, gone, rank() over (order by process) as nth
	from running join held using (process) cross join looking
	where good_until < now() and looking_since < now() - greatest(lease, :grace * interval '1 ms')
		and (gone or good_until < now() - lease or exists (
			select from worker alive where alive.id = running.worker
				and seen_at > good_until and seen_at < now() + interval '10 s'))
), lost as (
	-- The lease is compared again once the row is locked, because a heartbeat may have renewed it.
	select job.id, job.worker, attempt, uncounted::int as uncounted, losses + gone::int as losses,
		case when cancel_requested_at is not null then 'CANCELED'
			when attempt - uncounted::int < max_attempts then 'QUEUED' else 'FAILED' end as next
	from due join job on job.id = due.id
	cross join lateral (
		select case when gone then jobs > 1 and losses < 2
			else stage is null and losses + 2 > (
				select count(*) from job_attempt ledger
				where ledger.job_id = job.id and ledger.outcome = 'lost'
			) end as uncounted
	) as verdict
	where nth <= :batch and state = 'RUNNING' and job.lease_until is not distinct from due.lease_until
	order by job.id for update of job skip locked
), changed as (
	update job set state = next, worker = null, lease_until = null, version = version + 1,
		attempt = job.attempt - uncounted, losses = lost.losses,
		run_at = now() + least(:longest, :first * power(4, greatest(lost.losses, 1) - 1))
			* (0.5 + random() / 2) * interval '1 ms',
		finished_at = case when next <> 'QUEUED' then now() end, problem = :problem::jsonb
	from lost where job.id = lost.id
	returning job.*, lost.worker as lost_worker, lost.attempt as lost_attempt, 'worker_lost' as reason
), logged as (
	insert into job_event (job_id, seq, state, reason, attempt, token, worker)
	select id, version, state, reason, attempt, token, lost_worker from changed
), recorded as (
	insert into job_attempt (job_id, token, attempt, worker, outcome, problem_code, started_at)
	select id, token, lost_attempt, lost_worker, 'lost', :problemCode, attempt_at from changed
)
select count(*) from changed;
