begin;
with drawn as (insert into drawing (id, client, media_type, width, height, size, content) select gen_random_uuid(), 'bench', 'image/png', 100, 100, octet_length(content), content from sample returning id), changed as (insert into job (id, client, kind, input, drawing_id, max_attempts, deadline) select uuidv7(), 'bench', 'story', '{"languages": ["en", "de"]}', id, 5, now() + interval '30 min' from drawn returning id) insert into job_event (job_id, seq, state, attempt, token) select id, 1, 'QUEUED', 0, 0 from changed;
commit;
