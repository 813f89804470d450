with submitted as (insert into narrow_job (kind, state, input) values ('nap', 'QUEUED', '{"number": 1, "millis": 0}') returning id), logged as (insert into narrow_event (job_id, seq, state) select id, 1, 'QUEUED' from submitted) select id from submitted \gset
update narrow_job set state = 'DISPATCHED' where id = :id and state = 'QUEUED';
update narrow_job set state = 'RUNNING', token = token + 1, attempt = attempt + 1, worker = 'w', lease_until = now() + interval '15 s' where id = :id and state = 'DISPATCHED';
with settled as (update narrow_job set state = 'SUCCEEDED', worker = null, lease_until = null, finished_at = now(), result = '{"number": 1}' where id = :id and state = 'RUNNING' returning id) insert into narrow_event (job_id, seq, state) select id, 2, 'SUCCEEDED' from settled;
