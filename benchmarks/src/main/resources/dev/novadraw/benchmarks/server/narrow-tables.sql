create table narrow_job (
	id         uuid primary key default uuidv7(),
	kind       text        not null,
	state      text        not null,
	input      jsonb       not null,
	attempt    int         not null default 0,
	token      bigint      not null default 0,
	worker     text,
	lease_until timestamptz,
	run_at     timestamptz not null default now(),
	created_at timestamptz not null default now(),
	finished_at timestamptz,
	result     jsonb
) with (fillfactor = 80);
create index narrow_job_due on narrow_job (run_at, id) where state = 'QUEUED';
create table narrow_event (
	job_id uuid        not null,
	seq    bigint      not null,
	state  text        not null,
	at     timestamptz not null default clock_timestamp(),
	primary key (job_id, seq)
);
