-- Finished jobs with their events and attempts, and queued jobs. Position 0 means already published.
insert into job (id, client, kind, state, input, attempt, max_attempts, token, dispatch, version, created_at, place, run_at, started_at,
	attempt_at, finished_at, deadline, result)
select uuidv7(interval '-1 hour' - number * interval '1 ms'), 'client ' || number % 100, 'nap', 'SUCCEEDED', '{"number": 0, "millis": 0}', 1, 5, 1, 1, 4,
	at, at, at, at, at, at, at + interval '30 minutes', '{"number": 0}'
from (select number, now() - interval '1 hour' - number * interval '1 ms' as at from generate_series(1, :finished) as number) as past;
insert into job_event (job_id, seq, state, attempt, token, worker, at, position)
select id, seq, (array['QUEUED', 'DISPATCHED', 'RUNNING', 'SUCCEEDED'])[seq], 1, 1, null, finished_at, 0
from job cross join generate_series(1, 4) as seq;
insert into job_attempt (job_id, token, attempt, worker, outcome, started_at)
select id, 1, 1, 'somebody', 'completed', attempt_at from job;
insert into job (id, client, kind, input, max_attempts, created_at, place, deadline)
select uuidv7(interval '-10 minutes'), 'client ' || number % 10, 'nap', '{"number": 0, "millis": 0}', 5, at, at, at + interval '1 hour'
from (select number, now() - interval '10 minutes' + number * interval '1 ms' as at from generate_series(1, :waiting) as number) as waiting;
