-- Finishes a redrive if none of its jobs is left. Jobs that another transaction has locked are still left. Jobs to be
-- erased are excluded, even if they are not marked yet.
--
--   id                                  the redrive
--   job, kind, client, code, from, to   the filter of the jobs, null for all

\set id 'gen_random_uuid()'
\set job null
\set kind null
\set client null
\set code null
\set from null
\set to null

update redrive set state = 'DONE', finished_at = now() where redrive.id = :id and not exists (
	select from job
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
);
