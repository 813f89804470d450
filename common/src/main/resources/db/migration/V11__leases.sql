-- Leases count from when the database can be reached again, and jobs that may be the cause of lost workers run apart.

-- When lost leases were last looked for, and since when that went on without a gap. A gap means that no process could
-- reach the database, so a lease that ran out in it says nothing about its worker.
create table sweep (
	only_one      boolean     primary key default true check (only_one),
	looked_at     timestamptz not null,
	looking_since timestamptz not null
);
insert into sweep (looked_at, looking_since) values ('-infinity', '-infinity');
grant select, update on sweep to nova_engine;

alter table job
	-- How long the lease of its latest claim is, in milliseconds.
	add column lease_ms bigint,
	-- How often its worker was lost. From two on it is a suspect: it may be what ended them, and runs apart from others.
	add column losses int not null default 0 check (losses >= 0);
create index job_suspect on job (worker) where losses >= 2 and finished_at is null;
