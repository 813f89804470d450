-- Finds one redrive or all, with the number of jobs that are left: running ones first, then the newest.
--
--   id    the redrive, null for all
--   max   the maximum number of redrives

\set id null
\set max 20

select redrive.*, (
	select count(*) from job
	where erase_requested_at is null and not exists (
			select from erasure
			where erasure.client = job.client and erasure.end_user = job.end_user and job.created_at <= requested_at)
		and state = 'FAILED' and redriven_as is null
		and (redrive.job_id is null or job.id = redrive.job_id)
		and (redrive.kind is null or kind = redrive.kind)
		and (redrive.client is null or client = redrive.client)
		and (redrive.code is null or problem ->> 'code' = redrive.code)
		and (failed_from is null or job.finished_at >= failed_from) and job.finished_at < failed_to
) as jobs_left
from redrive
where :id::uuid is null or id = :id
order by state <> 'RUNNING', created_at desc limit :max;
