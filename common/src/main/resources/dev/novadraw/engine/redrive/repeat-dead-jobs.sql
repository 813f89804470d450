-- Repeats the jobs of a redrive that are due: copies the oldest failed jobs. Skips locked jobs. Jobs to be erased are
-- excluded, even if they are not marked yet.
--
--   job, kind, client, code, from, to   the filter of the jobs, null for all
--   ids                                 the ids of the new jobs
--   due                                 the maximum number of jobs

\set job null
\set kind null
\set client null
\set code null
\set from null
\set to null
\set ids 'array[gen_random_uuid()]'
\set due 1

with dead as (
	select *, row_number() over (order by finished_at, id) as nth from (
		select * from job
		where erase_requested_at is null and not exists (
				select from erasure
				where erasure.client = job.client and erasure.end_user = job.end_user and job.created_at <= requested_at)
			and state = 'FAILED' and redriven_as is null
			and (:job::uuid is null or id = :job)
			and (:kind::text is null or kind = :kind)
			and (:client::text is null or client = :client)
			and (:code::text is null or problem ->> 'code' = :code)
			and (:from::timestamptz is null or finished_at >= :from)
			and (:to::timestamptz is null or finished_at < :to)
		order by finished_at, id limit :due for update skip locked) next
), fresh as (
	select dead.*, again.id as new_id from dead
	join unnest(:ids) with ordinality as again (id, nth) on again.nth = dead.nth
), changed as (
	insert into job (id, client, kind, input, drawing_id, end_user, metadata, priority, place, max_attempts, deadline,
		retry_of)
	select new_id, client, kind, input, drawing_id, end_user, metadata, priority,
		now() - priority * interval '1 s', max_attempts, now() + (deadline - created_at), id from fresh
	returning *
), replaced as (
	update job set redriven_as = new_id from fresh where job.id = fresh.id
), logged as (
	insert into job_event (job_id, seq, state, reason, attempt, token, worker)
	select id, version, state, 'redriven', attempt, token, worker from changed
)
select count(*) from changed;
