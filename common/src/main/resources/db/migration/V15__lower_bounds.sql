-- Looks for jobs begin at a time, so that they pass over few rows of jobs that have gone on. Such rows stay in an index for
-- as long as somebody holds an old snapshot.

-- Running jobs are found by the begin of their attempt. It never changes while they run, so heartbeats rewrite no index.
drop index job_in_flight;
create index job_in_flight on job (state, dispatched_at, attempt_at) where state in ('DISPATCHED', 'RUNNING');

-- Waiting jobs are found by the time from which on they may run. Only a statement that asks for worker as well can use it,
-- so that dispatch and the look for deadlines cannot choose it.
create index job_waiting on job (run_at) where state = 'QUEUED' and worker is null;

-- No heartbeat got through while the indexes were made. Jobs keep their workers for another lease.
update sweep set looked_at = clock_timestamp(), looking_since = clock_timestamp();
