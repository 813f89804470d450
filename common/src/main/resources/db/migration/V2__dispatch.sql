-- Fair dispatch under limits, cancellation, and an event log that nobody writes to twice.

alter table job
	-- Whose job it is: the unit of fairness.
	add column client text not null default 'anonymous' check (length(client) between 1 and 64),
	-- Seconds of head start before other jobs of the same client; negative ones wait longer.
	add column priority int not null default 0 check (priority between -86400 and 86400),
	-- Its place in its client's line, kept for life: a retry does not go to the end.
	add column place timestamptz not null default now(),
	add column cancel_requested_at timestamptz,
	-- The failed job it is another try of, and, on that one, the job that replaced it.
	add column retry_of uuid,
	add column redriven_as uuid;
update job set place = created_at where finished_at is null;

-- One index for each question that is asked all the time, and none on what changes with every heartbeat, so that
-- heartbeats stay within their page.
drop index job_due, job_hinted, job_leased, job_deadline, job_drawing;
create index job_backlog on job (client, kind, place, id, run_at) where state = 'QUEUED';
create index job_in_flight on job (state, client, kind) where state in ('DISPATCHED', 'RUNNING');
create index job_deadline on job (deadline) where state = 'QUEUED';
create index job_cancel_requested on job (worker) where state = 'RUNNING' and cancel_requested_at is not null;
create index job_finished on job (state, finished_at, id) where finished_at is not null;
create index job_drawing on job (drawing_id) where drawing_id is not null;

-- Events and ledger are written by the statements that change the job, and removed with it by the one that removes it:
-- a foreign key would look the job up once more for each row.
alter table job_event drop constraint job_event_job_id_fkey;
alter table job_attempt drop constraint job_attempt_job_id_fkey;

-- Events are published by the order of their transactions, up to the oldest that is still open: no row is touched
-- again, and none that commits late is passed over.
drop index job_event_unpublished;
drop trigger job_event_is_append_only on job_event;
drop function job_event_is_append_only();
alter table job_event add column tx xid8 not null default pg_current_xact_id();
update job_event set tx = '0' where published_at is not null;
alter table job_event drop column published_at;
create index job_event_in_order on job_event (tx, job_id, seq);

create function job_event_is_append_only() returns trigger language plpgsql as $$
begin
	raise exception 'event % of job % has happened and stays so', old.seq, old.job_id using errcode = 'check_violation';
end $$;
create trigger job_event_is_append_only before update on job_event
	for each row execute function job_event_is_append_only();

-- Up to which event the log has been published.
create table event_relay (
	only_one boolean primary key default true check (only_one),
	tx       xid8    not null,
	job_id   uuid    not null,
	seq      bigint  not null
);
insert into event_relay (tx, job_id, seq) values (pg_current_xact_id(), '00000000-0000-0000-0000-000000000000', 0);

-- What a worker's jobs are made with, so that limits of a provider or model hold before a job is handed out.
alter table worker
	add column provider text not null default 'unknown',
	add column model    text not null default 'unknown';

-- What steers dispatch, to be changed while everything runs. The key '*' speaks for each key of its scope that has no
-- rule of its own; the queue has no other.
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

-- How many starts a rate still allows, as of a moment.
create table dispatch_budget (
	scope  text             not null,
	key    text             not null,
	starts double precision not null,
	as_of  timestamptz      not null,
	primary key (scope, key)
);

-- A bulk redrive of failed jobs: what it is to redrive, how fast, and how far it has come.
create table redrive (
	id          uuid        primary key,
	state       text        not null default 'RUNNING' check (state in ('RUNNING', 'DONE', 'ABORTED')),
	job_id      uuid,
	kind        text,
	client      text,
	code        text,
	failed_from timestamptz,
	failed_to   timestamptz not null default now(),
	per_minute  int         not null check (per_minute between 1 and 60000),
	redriven    int         not null default 0,
	created_at  timestamptz not null default now(),
	advanced_at timestamptz not null default now(),
	finished_at timestamptz,
	constraint finished_exactly_when_over check ((finished_at is not null) = (state <> 'RUNNING'))
);

-- Rows that are rewritten several times within seconds leave dead ones behind, in the small indexes above all. They are
-- cleaned up while they are few.
alter table job set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
	autovacuum_vacuum_cost_delay = 0, autovacuum_analyze_scale_factor = 0.05);
alter table worker set (fillfactor = 50);
