-- Jobs, their drawings, events and attempts: the only record of what was accepted. Kafka may lose everything.

-- An uploaded drawing. A worker replaces the upload with a normalized picture, which all readers get from then on.
create table drawing (
	id         uuid        primary key,
	client     text        not null default 'anonymous',
	media_type text        not null check (media_type in ('image/png', 'image/jpeg', 'image/webp')),
	width      int         not null check (width between 1 and 20000),
	height     int         not null check (height between 1 and 20000),
	-- In bytes, wherever the content is.
	size       int         not null,
	content    bytea,
	-- The name in the object store, which begins with the client.
	object_key text        unique,
	normalized boolean     not null default false,
	created_at timestamptz not null default now(),
	constraint kept_in_one_place check ((content is null) <> (object_key is null)),
	constraint size_of_content check (size = octet_length(content))
);
-- Image files are compressed already.
alter table drawing alter column content set storage external;

create table job (
	id                  uuid        primary key,
	kind                text        not null check (kind ~ '^[a-z][a-z0-9_]{0,39}$'),
	state               text        not null default 'QUEUED'
		check (state in ('QUEUED', 'DISPATCHED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELED', 'EXPIRED')),
	-- The owner. Dispatch is fair between clients.
	client              text        not null default 'anonymous' check (length(client) between 1 and 64),
	end_user            text        check (length(end_user) between 1 and 64),
	input               jsonb       not null,
	drawing_id          uuid        references drawing (id),
	metadata            jsonb       not null default '{}',

	-- Seconds of head start before other jobs of the same client; a negative number delays the job.
	priority            int         not null default 0 check (priority between -86400 and 86400),
	-- The priority key: the time of submission minus the head start. A retry keeps it.
	place               timestamptz not null default now(),

	attempt             int         not null default 0,
	max_attempts        int         not null check (max_attempts between 1 and 100),
	-- Increases with each claim. Only the holder of the latest token may write.
	token               bigint      not null default 0,
	-- Increases with each dispatch. Hints with an older number are stale.
	dispatch            bigint      not null default 0,
	-- The sequence number of the newest event.
	version             bigint      not null default 1,

	worker              text,
	lease_until         timestamptz,
	-- The duration of the latest lease, in milliseconds.
	lease_ms            bigint,
	-- The number of workers that were lost with it. From two on the job is a suspect: it may have ended them, and runs
	-- apart from other suspects.
	losses              int         not null default 0 check (losses >= 0),
	-- The current step of the attempt, as of the last heartbeat.
	stage               text        check (stage in ('preparing', 'checking', 'writing', 'reviewing')),
	-- Encrypts partial results in Kafka, which become unreadable when the row is removed.
	progress_key        uuid        not null default gen_random_uuid(),

	created_at          timestamptz not null default now(),
	run_at              timestamptz not null default now(),
	dispatched_at       timestamptz,
	started_at          timestamptz,
	attempt_at          timestamptz,
	deadline            timestamptz not null,
	cancel_requested_at timestamptz,
	finished_at         timestamptz,

	result              jsonb,
	problem             jsonb,
	provider            text,
	model               text,
	input_tokens        bigint      not null default 0,
	output_tokens       bigint      not null default 0,
	cost_micros         bigint      not null default 0,

	favorite            boolean     not null default false,
	-- The failed job that this job repeats.
	retry_of            uuid,
	-- The job that replaced this failed job.
	redriven_as         uuid,
	-- Hides the job from its client at once; it is removed when it has ended.
	erase_requested_at  timestamptz,

	constraint attempts_stay_within_their_limit check (attempt between 0 and max_attempts),
	constraint finished_exactly_when_final
		check ((finished_at is not null) = (state in ('SUCCEEDED', 'FAILED', 'CANCELED', 'EXPIRED'))),
	constraint result_exactly_when_succeeded check ((result is not null) = (state = 'SUCCEEDED')),
	constraint failed_says_why check (state <> 'FAILED' or problem is not null),
	constraint leased_exactly_when_running check ((lease_until is not null) = (state = 'RUNNING')),
	constraint held_exactly_when_running check ((worker is not null) = (state = 'RUNNING')),
	constraint hinted_exactly_when_dispatched check ((dispatched_at is not null) = (state = 'DISPATCHED'))
) with (fillfactor = 80,
	-- Rows that are rewritten several times within seconds leave dead rows behind, above all in the small indexes. They
	-- are removed while they are few.
	autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0,
	autovacuum_analyze_scale_factor = 0.05);

-- One index for each query that is made all the time, and none on a column that heartbeats change, so that heartbeats
-- rewrite no index. Without statistics the planner expects a third of a table to match a comparison, so each query has
-- an index in its own order and stops after a batch. Some indexes have a condition that only one query repeats, which
-- keeps the planner from using them for others.

-- Dispatch: the jobs of a client and kind by priority key.
create index job_backlog on job (client, kind, place, id, run_at) where state = 'QUEUED';
create index job_cancel_requested on job (worker) where state = 'RUNNING' and cancel_requested_at is not null;
-- Results, dead jobs and retention.
create index job_finished on job (state, finished_at, id) where finished_at is not null;
create index job_drawing on job (drawing_id) where drawing_id is not null;
-- Lists of clients.
create index job_of_client on job (client, id);
create index job_of_client_finished on job (client, state, kind, id) where finished_at is not null;
create index job_of_end_user on job (client, end_user, id) where end_user is not null;
create index job_metadata on job using gin (metadata jsonb_path_ops) where metadata <> '{}';
create index job_suspect on job (worker) where losses >= 2 and finished_at is null;
create index job_to_erase on job (erase_requested_at) where erase_requested_at is not null;
-- Retention of clients that keep jobs for a shorter time.
create index job_of_client_by_end on job (client, state, finished_at) where finished_at is not null;
-- Only for queries that ask for finished_at as well, which dispatch does not.
create index job_deadline on job (deadline) where state = 'QUEUED' and finished_at is null;
-- Dispatched jobs by their dispatch, running jobs by the start of their attempt. Scans begin at a time, and so skip
-- entries of jobs that have changed state, which stay while any transaction holds an old snapshot. There is one index for
-- both, because the planner might choose the wrong one of two.
create index job_in_flight on job (state, dispatched_at, attempt_at) where state in ('DISPATCHED', 'RUNNING');
-- Only for queries that ask for worker as well, which dispatch does not.
create index job_waiting on job (run_at) where state = 'QUEUED' and worker is null;

-- A final state never changes, even if the code has a bug.
create function job_stays_final() returns trigger language plpgsql as $$
begin
	if (new.state, new.result, new.problem, new.attempt, new.token, new.finished_at, new.version)
		is distinct from (old.state, old.result, old.problem, old.attempt, old.token, old.finished_at, old.version) then
		raise exception 'job % is % and stays so', old.id, old.state using errcode = 'check_violation';
	end if;
	return new;
end $$;
create trigger job_stays_final before update on job
	for each row when (old.finished_at is not null) execute function job_stays_final();

-- The order in which events are published. Transaction numbers are not suitable: they belong to a server, and a dump
-- may be restored on another.
create sequence job_event_position;

-- The events of each job, also the outbox to Kafka. Written by the statement that changes the job and removed by the
-- one that removes it; a foreign key would look up the job once more for each row.
create table job_event (
	job_id   uuid        not null,
	seq      bigint      not null check (seq > 0),
	state    text        not null,
	reason   text,
	attempt  int         not null,
	token    bigint      not null,
	worker   text,
	at       timestamptz not null default clock_timestamp(),
	position bigint      not null default nextval('job_event_position'),
	primary key (job_id, seq)
);
create unique index job_ends_once on job_event (job_id) where state in ('SUCCEEDED', 'FAILED', 'CANCELED', 'EXPIRED');
create index job_event_in_order on job_event (position);

create function job_event_is_append_only() returns trigger language plpgsql as $$
begin
	raise exception 'event % of job % has happened and stays so', old.seq, old.job_id using errcode = 'check_violation';
end $$;
create trigger job_event_is_append_only before update on job_event
	for each row execute function job_event_is_append_only();

-- The position up to which events are published: one row, which stays.
create table event_relay (
	only_one boolean primary key default true check (only_one),
	position bigint  not null default 0
);
insert into event_relay default values;

-- The ledger: every claimed attempt and its cost. No foreign key, as for events.
create table job_attempt (
	job_id         uuid        not null,
	token          bigint      not null,
	attempt        int         not null,
	worker         text        not null,
	outcome        text        not null
		check (outcome in ('completed', 'retry', 'failed', 'snoozed', 'canceled', 'returned', 'lost', 'expired')),
	problem_code   text,
	provider       text,
	model          text,
	prompt_version text,
	input_tokens   bigint      not null default 0,
	output_tokens  bigint      not null default 0,
	cost_micros    bigint      not null default 0,
	-- The calls in their order, each with purpose, provider, model, HTTP status and class of error. No content.
	calls          jsonb       not null default '[]',
	started_at     timestamptz not null,
	finished_at    timestamptz not null default clock_timestamp(),
	primary key (job_id, token)
);
