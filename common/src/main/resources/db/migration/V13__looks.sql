-- One index for all jobs in flight. Looks for dispatched jobs begin at a time, so that they pass over few rows that are no
-- longer dispatched. With an index for each, the planner may take either: where statistics say that nearly no job is in
-- flight, both are equally short.
drop index job_in_flight;
create index job_in_flight on job (state, dispatched_at) where state in ('DISPATCHED', 'RUNNING');

-- Jobs whose deadline has passed are found by it. Only a statement that asks for finished_at as well can use it, so that
-- dispatch cannot choose it for waiting jobs.
drop index job_deadline;
create index job_deadline on job (deadline) where state = 'QUEUED' and finished_at is null;
