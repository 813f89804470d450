-- 200,000 jobs and 50,000 rows in other large tables, without statistics for the planner, and a row for each loop to find.

-- Triggers and foreign keys would take most of the time.
set session_replication_role = replica;
set synchronous_commit = off;

insert into job (id, client, kind, state, input, end_user, max_attempts, deadline, finished_at, attempt_at, result)
select lpad(to_hex(n), 32, '0')::uuid, 'anonymous', 'story', 'SUCCEEDED', '{}', 'child-' || n, 3, now(),
	now() - (200000 - n) * interval '1 s', now(), '{}'
from generate_series(1, 200000) n;
insert into job_event (job_id, seq, state, attempt, token) select id, 1, 'SUCCEEDED', 0, 0 from job;
insert into job_attempt (job_id, token, attempt, worker, outcome, started_at)
select id, 1, 1, 'w', 'completed', now() from job limit 50000;
insert into drawing (id, media_type, width, height, size, content) select id, 'image/png', 1, 1, 1, 'a' from job limit 50000;
insert into tombstone (id, client, reason) select id, client, 'expired' from job limit 50000;
insert into idempotency_key (client, digest, job_id, fingerprint)
select 'anonymous', decode(repeat(lpad(to_hex(n), 8, '0'), 8), 'hex'), lpad(to_hex(n), 32, '0')::uuid,
	decode(repeat('0', 64), 'hex')
from generate_series(1, 50000) n;
insert into access_token (hash, client, end_user, scopes, expires_at)
select digest, client, 'child-' || row_number() over (), '{}', now() + interval '1 h' from idempotency_key;
insert into spent_token (hash) select digest from idempotency_key;
insert into rate_limit (id, state, expires_at)
select id, '\x00', (extract(epoch from now()) * 1000 + 3600000)::bigint from job limit 50000;
insert into object_garbage (object_key, not_before) select id, now() + interval '1 h' from job limit 50000;
insert into erasure (id, client, finished_at) select id, client, now() from job limit 50000;
insert into redrive (id, state, per_minute, finished_at) select id, 'DONE', 1, now() from job limit 50000;

-- Rows for the loops to find.
insert into dispatch_rule (scope, key, paused) values ('queue', '*', true);
insert into worker (id, slots, kinds, version) values ('w', 100, '{story}', '1');
insert into client (id, keep_days) values ('brief', 7);
insert into redrive (id, per_minute) values (gen_random_uuid(), 1);
insert into erasure (id, client, end_user) values (gen_random_uuid(), 'anonymous', 'child-7');
insert into job (id, client, kind, state, input, max_attempts, deadline, dispatched_at, lease_until, worker, attempt,
	attempt_at, cancel_requested_at, erase_requested_at)
select gen_random_uuid(), 'anonymous', 'story', state, '{}', 3, now() + due * interval '1 h',
	case when state = 'DISPATCHED' then now() + due * interval '1 h' end,
	case when state = 'RUNNING' then now() + due * interval '1 h' end, case when state = 'RUNNING' then 'w' end, 1, now(),
	case when state = 'RUNNING' and n < 5 then now() end, case when state = 'RUNNING' and n < 5 then now() end
from unnest('{QUEUED,DISPATCHED,RUNNING}'::text[]) state, generate_series(1, 20) n,
	lateral (select case when n > 1 then 1 else -1 end as due) as one;
insert into job (id, client, kind, state, input, drawing_id, max_attempts, deadline, finished_at, erase_requested_at, result)
select gen_random_uuid(), client, 'story', 'SUCCEEDED', '{}', lpad('1', 32, '0')::uuid, 3, now(),
	now() - age * interval '1 d', case when age = 1 then now() end, '{}'
from unnest('{anonymous,brief}'::text[]) client, unnest('{1,8,400}'::int[]) age;
insert into tombstone (id, client, reason, at) values (gen_random_uuid(), 'anonymous', 'expired', now() - interval '500 d');
insert into idempotency_key (client, digest, job_id, fingerprint, created_at)
values ('anonymous', sha256('a'), gen_random_uuid(), sha256(''), now() - interval '3 d');
insert into access_token (hash, client, end_user, scopes, expires_at)
values (sha256('a'), 'anonymous', 'child-7', '{}', now() - interval '1 h');
insert into spent_token (hash, spent_at) values (sha256('a'), now() - interval '8 d');
insert into object_garbage (object_key) values ('a');
insert into rate_limit (id, state, expires_at) values ('a', '\x00', 0);
update event_relay set position = (select max(position) - 1 from job_event);
update sweep set looked_at = now(), looking_since = now() - interval '1 h';

set session_replication_role = origin;
