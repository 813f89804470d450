-- Looks for dispatched jobs begin at a time, so that they pass over few rows that are no longer dispatched.
create index job_dispatched on job (dispatched_at) where state = 'DISPATCHED';
