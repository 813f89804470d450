-- Removes jobs whose retention in a final state has ended, in batches. True if there may be more. A client may have a
-- shorter retention.
--
-- A tombstone remains of each job. A drawing is removed with the last job about it, so no other removal may run at the
-- same time. Rows are found by arrays of ids, for which the planner needs no statistics; the limits are literals for
-- the same reason.
--
--   state   the state
--   age     the default retention in ms
--   bytes   the maximum size of the drawings of a batch

\set state '''SUCCEEDED'''
\set age 2592000000
\set bytes 67108864

with late as (
	select id, drawing_id from job
	where state = :state and finished_at < now() - :age * interval '1 ms'
	order by finished_at limit 500 for update skip locked
), sooner as (
	select old.id, drawing_id from client cross join lateral (
		select id, drawing_id from job
		where job.client = client.id and state = :state and finished_at is not null
			and finished_at < now() - least(:age * interval '1 ms', keep_days * interval '1 day')
		order by finished_at limit 500 for update skip locked) old
	where keep_days is not null limit 500
), due as (
	select id, drawing_id from late union select id, drawing_id from sooner limit 500
), old as (
	select id, drawing_id from (
		select due.id, drawing_id,
			coalesce(sum(size) filter (where object_key is null) over earlier, 0) as bytes_before
		from due left join lateral (
			select size, object_key from drawing where drawing.id = drawing_id limit 1) drawing on true
		window earlier as (order by due.id rows between unbounded preceding and 1 preceding)
	) counted
	where bytes_before < :bytes
), events as (
	delete from job_event where job_id = any (array(select id from old))
), attempts as (
	delete from job_attempt where job_id = any (array(select id from old))
), answers as (
	update idempotency_key set fingerprint = null, response = null
	where job_id = any (array(select id from old))
), removed as (
	delete from job where id = any (array(select id from old))
	returning job.id, job.client, job.drawing_id
), drawings as (
	delete from drawing where id = any (array(select drawing_id from removed)) and not exists (
		select from job where drawing_id = drawing.id and id not in (select id from old))
	returning id, client, object_key
), objects as (
	insert into object_garbage (object_key)
	select object_key from drawings where object_key is not null on conflict do nothing
), tombstones as (
	insert into tombstone (id, client, reason)
	select id, client, 'expired' from removed union all select id, client, 'expired' from drawings
	on conflict do nothing
)
select count(*) = 500 or count(*) > (select count(*) from old) from due;
