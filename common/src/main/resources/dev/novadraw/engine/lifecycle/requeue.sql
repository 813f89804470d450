-- Requeues a dispatched job that the worker with its hint cannot run.
--
--   id, dispatch   the hint
--   after          the time until the job is due again, in ms
--   reason         the reason in its event

\set id 'gen_random_uuid()'
\set dispatch 1
\set after 1000
\set reason '''kind_unknown'''

with changed as (
	update job set state = 'QUEUED', dispatched_at = null, run_at = now() + :after * interval '1 ms',
		version = version + 1
	where id = :id and state = 'DISPATCHED' and dispatch = :dispatch
	returning *
), logged as (
	insert into job_event (job_id, seq, state, reason, attempt, token, worker)
	select id, version, state, :reason, attempt, token, worker from changed
)
select count(*) from changed;
