-- Finds the oldest job of each sort that may need recovery, from a lower bound on.
--
--   dispatchedSince, runningSince, deadlineSince   the lower bounds of dispatched_at, attempt_at and deadline

\set dispatchedSince '''2026-01-01'''
\set runningSince '''2026-01-01'''
\set deadlineSince '''2026-01-01'''

select now() as now, (
	select dispatched_at from job where state = 'DISPATCHED' and dispatched_at >= :dispatchedSince
	order by dispatched_at limit 1
) as dispatched, (
	select attempt_at from job
	where state = 'RUNNING' and dispatched_at is null and attempt_at >= :runningSince
	order by dispatched_at, attempt_at limit 1
) as running, (
	select deadline from job
	where state = 'QUEUED' and finished_at is null and deadline >= :deadlineSince and deadline < now()
	order by deadline limit 1
) as overdue;
