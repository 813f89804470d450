-- The truth about every job. Nothing else in the system remembers.

create table drawing (
	id         uuid primary key,
	media_type text        not null check (media_type in ('image/png', 'image/jpeg')),
	width      int         not null check (width between 1 and 20000),
	height     int         not null check (height between 1 and 20000),
	sha256     bytea       not null check (length(sha256) = 32),
	content    bytea       not null,
	created_at timestamptz not null default now()
);
-- Image files are compressed already: don't spend time on trying again.
alter table drawing alter column content set storage external;

create table job (
	id            uuid primary key,
	kind          text        not null check (kind ~ '^[a-z][a-z0-9_]{0,39}$'),
	state         text        not null default 'QUEUED'
		check (state in ('QUEUED', 'DISPATCHED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELED', 'EXPIRED')),
	input         jsonb       not null,
	drawing_id    uuid        references drawing (id),
	end_user      text        check (length(end_user) between 1 and 64),
	metadata      jsonb       not null default '{}',

	-- How often it was tried, and which try may write: the token grows with every claim and never falls.
	attempt       int         not null default 0,
	max_attempts  int         not null check (max_attempts between 1 and 100),
	token         bigint      not null default 0,
	-- Which hint may be followed: grows with every dispatch, so that older hints are known as stale.
	dispatch      bigint      not null default 0,
	-- The sequence of its newest event.
	version       bigint      not null default 1,

	worker        text,
	created_at    timestamptz not null default now(),
	run_at        timestamptz not null default now(),
	dispatched_at timestamptz,
	started_at    timestamptz,
	attempt_at    timestamptz,
	lease_until   timestamptz,
	deadline      timestamptz not null,
	finished_at   timestamptz,

	result        jsonb,
	problem       jsonb,
	provider      text,
	model         text,
	input_tokens  bigint      not null default 0,
	output_tokens bigint      not null default 0,
	cost_micros   bigint      not null default 0,

	constraint attempts_stay_within_their_limit check (attempt between 0 and max_attempts),
	constraint finished_exactly_when_final
		check ((finished_at is not null) = (state in ('SUCCEEDED', 'FAILED', 'CANCELED', 'EXPIRED'))),
	constraint result_exactly_when_succeeded check ((result is not null) = (state = 'SUCCEEDED')),
	constraint failed_says_why check (state <> 'FAILED' or problem is not null),
	constraint leased_exactly_when_running check ((lease_until is not null) = (state = 'RUNNING')),
	constraint held_exactly_when_running check ((worker is not null) = (state = 'RUNNING')),
	constraint hinted_exactly_when_dispatched check ((dispatched_at is not null) = (state = 'DISPATCHED'))
) with (fillfactor = 80);

create index job_due on job (run_at, id) where state = 'QUEUED';
create index job_hinted on job (dispatched_at) where state = 'DISPATCHED';
create index job_leased on job (lease_until) where state = 'RUNNING';
create index job_deadline on job (deadline) where state in ('QUEUED', 'DISPATCHED', 'RUNNING');
create index job_drawing on job (drawing_id);

-- A final state is final, whoever asks and however: the promise does not rest on the code being right.
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

-- What happened to each job, in order. Append-only but for published_at: it is also the outbox to Kafka.
create table job_event (
	job_id       uuid        not null references job (id) on delete cascade,
	seq          bigint      not null check (seq > 0),
	state        text        not null,
	reason       text,
	attempt      int         not null,
	token        bigint      not null,
	worker       text,
	at           timestamptz not null default clock_timestamp(),
	published_at timestamptz,
	primary key (job_id, seq)
);
create unique index job_ends_once on job_event (job_id) where state in ('SUCCEEDED', 'FAILED', 'CANCELED', 'EXPIRED');
create index job_event_unpublished on job_event (at) where published_at is null;

create function job_event_is_append_only() returns trigger language plpgsql as $$
begin
	if (new.job_id, new.seq, new.state, new.reason, new.attempt, new.token, new.worker, new.at)
		is distinct from (old.job_id, old.seq, old.state, old.reason, old.attempt, old.token, old.worker, old.at) then
		raise exception 'event % of job % has happened and stays so', old.seq, old.job_id using errcode = 'check_violation';
	end if;
	return new;
end $$;

create trigger job_event_is_append_only before update on job_event
	for each row execute function job_event_is_append_only();

-- The ledger: every attempt that was ever claimed and what it cost.
create table job_attempt (
	job_id        uuid        not null references job (id) on delete cascade,
	token         bigint      not null,
	attempt       int         not null,
	worker        text        not null,
	outcome       text        not null
		check (outcome in ('completed', 'retry', 'failed', 'snoozed', 'canceled', 'returned', 'lost', 'expired')),
	problem_code  text,
	provider      text,
	model         text,
	input_tokens  bigint      not null default 0,
	output_tokens bigint      not null default 0,
	cost_micros   bigint      not null default 0,
	started_at    timestamptz not null,
	finished_at   timestamptz not null default clock_timestamp(),
	primary key (job_id, token)
);

-- The fleet, as it reports itself. Nothing depends on a row being there; an old one is simply not counted.
create table worker (
	id         text        primary key check (length(id) between 1 and 100),
	slots      int         not null check (slots > 0),
	kinds      text[]      not null,
	version    text        not null,
	started_at timestamptz not null default now(),
	seen_at    timestamptz not null default now()
);
