-- The fleet, the rules of dispatch, redrives and recovery.

-- Workers, as they report themselves. Nothing depends on a row; an old one is ignored.
create table worker (
	id         text        primary key check (length(id) between 1 and 100),
	slots      int         not null check (slots > 0),
	kinds      text[]      not null,
	-- The model of its next job, so that limits of providers and models apply to dispatch.
	provider   text        not null default 'unknown',
	model      text        not null default 'unknown',
	version    text        not null,
	started_at timestamptz not null default now(),
	seen_at    timestamptz not null default now()
) with (fillfactor = 50);

-- Rules that can be changed while the service runs. The key '*' applies to each key of its scope that has no rule of
-- its own; the queue has no other key.
create table dispatch_rule (
	scope             text             not null check (scope in ('queue', 'client', 'kind', 'provider', 'model')),
	key               text             not null check (length(key) between 1 and 100),
	paused            boolean          not null default false,
	reason            text             check (length(reason) <= 200),
	max_running       int              check (max_running >= 0),
	starts_per_minute int              check (starts_per_minute > 0),
	weight            double precision not null default 1 check (weight between 0.01 and 100),
	changed_at        timestamptz      not null default now(),
	primary key (scope, key),
	constraint the_queue_is_one check (scope <> 'queue' or key = '*')
);

-- The starts that a rate still permitted at the time as_of.
create table dispatch_budget (
	scope  text             not null,
	key    text             not null,
	starts double precision not null,
	as_of  timestamptz      not null,
	primary key (scope, key)
);

-- Redrives of failed jobs: the filter, the rate and the progress.
create table redrive (
	id           uuid        primary key,
	state        text        not null default 'RUNNING' check (state in ('RUNNING', 'DONE', 'ABORTED')),
	job_id       uuid,
	kind         text,
	client       text,
	code         text,
	failed_from  timestamptz,
	failed_to    timestamptz not null default now(),
	per_minute   int         not null check (per_minute between 1 and 60000),
	-- The number of matching jobs at the time of the request.
	jobs_matched bigint      not null default 0,
	redriven     int         not null default 0,
	created_at   timestamptz not null default now(),
	-- The time until which jobs have been redriven.
	advanced_at  timestamptz not null default now(),
	finished_at  timestamptz,
	constraint finished_exactly_when_over check ((finished_at is not null) = (state <> 'RUNNING'))
);
create index redrive_under_way on redrive (created_at) where state = 'RUNNING';

-- The latest check for lost leases, and the time since when checks were made without a gap. In a gap no process could
-- reach the database, so a lease that expired in it does not show that its worker was lost.
create table sweep (
	only_one      boolean     primary key default true check (only_one),
	looked_at     timestamptz not null,
	looking_since timestamptz not null
);
insert into sweep (looked_at, looking_since) values ('-infinity', '-infinity');
