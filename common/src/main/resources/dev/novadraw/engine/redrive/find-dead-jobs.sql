-- Finds failed jobs that nothing has replaced, the newest first. Jobs to be erased are excluded, even if they are not
-- marked yet.
--
--   job, kind, client, code, from, to   the filter of the jobs, null for all
--   max                                 the maximum number of jobs

\set job null
\set kind null
\set client null
\set code null
\set from null
\set to null
\set max 100

select job.*, problem ->> 'code' as code, problem ->> 'title' as title, (
	select job_attempt.worker from job_attempt where job_id = job.id order by job_attempt.token desc limit 1
) as last_worker
from job
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
order by finished_at desc, id limit :max;
