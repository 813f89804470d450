-- A look that finds nothing reads next to nothing, also as long as the database has no statistics. Without them the
-- planner expects a third of a table to match, so each look has an index in its own order and stops after a batch.

drop index job_to_erase;
create index job_to_erase on job (erase_requested_at) where erase_requested_at is not null;

-- Some clients want their finished jobs to be kept for a shorter time than others.
create index job_of_client_by_end on job (client, state, finished_at) where finished_at is not null;

create index redrive_under_way on redrive (created_at) where state = 'RUNNING';
create index access_token_of_user on access_token (client, end_user) where end_user is not null;
create index rate_limit_expired on rate_limit (expires_at);

-- Rates of callers are counted by the clock of the database. What was counted in the future means nothing any more once
-- that clock has been set back.
create table rate_clock (
	only_one boolean     primary key default true check (only_one),
	read_at  timestamptz not null
);
insert into rate_clock (read_at) values ('-infinity');
grant select, update on rate_clock to nova_gateway;
