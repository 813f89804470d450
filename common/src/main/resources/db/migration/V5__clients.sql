-- Clients, their credentials, rates and repeated requests, and the audit log.

create table client (
	id          text        primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
	-- Its jobs are run by the offline model and cost nothing.
	test        boolean     not null default false,
	-- The limits that differ from the defaults.
	limits      jsonb       not null default '{}',
	-- The days for which finished jobs are kept, if shorter than the default.
	keep_days   int         check (keep_days between 1 and 365),
	disabled_at timestamptz,
	created_at  timestamptz not null default now()
);
-- The client of requests that need no API key.
insert into client (id) values ('anonymous');

-- Keys are random enough for a fast hash.
create table api_key (
	id           text        primary key check (id ~ '^[0-9A-Za-z]{8}$'),
	client       text        not null references client (id),
	secret_hash  bytea       not null unique check (length(secret_hash) = 32),
	scopes       text[]      not null,
	created_at   timestamptz not null default now(),
	expires_at   timestamptz,
	revoked_at   timestamptz,
	last_used_at timestamptz
);
create index api_key_of_client on api_key (client);

-- Short-lived credentials: tokens for phones and browsers, and tickets for one stream of events.
create table access_token (
	hash       bytea       primary key check (length(hash) = 32),
	client     text        not null,
	key_id     text        references api_key (id) on delete cascade,
	end_user   text        check (length(end_user) between 1 and 64),
	job_id     uuid,
	scopes     text[]      not null,
	created_at timestamptz not null default now(),
	expires_at timestamptz not null
);
create index access_token_expired on access_token (expires_at);
create index access_token_of_user on access_token (client, end_user) where end_user is not null;

-- Hashes of expired tokens and used tickets, kept for a week. A request that sends one again is not counted as a guess.
create table spent_token (
	hash     bytea       primary key check (length(hash) = 32),
	spent_at timestamptz not null default now()
);
create index spent_token_by_age on spent_token (spent_at);

-- Records each removed token, whatever statement removes it. Runs with the rights of the owner, because the engine
-- removes tokens but may not see their hashes.
create function access_token_is_spent() returns trigger language plpgsql security definer
	set search_path = public, pg_temp as $$
begin
	insert into spent_token (hash) select hash from gone on conflict do nothing;
	return null;
end $$;
create trigger access_token_is_spent after delete on access_token
	referencing old table as gone for each statement execute function access_token_is_spent();

-- Rates of callers, shared by all gateways; the format is that of Bucket4j.
create table rate_limit (
	id         text   primary key,
	state      bytea,
	expires_at bigint
);
create index rate_limit_expired on rate_limit (expires_at);

-- The latest reading of the clock that rates are counted by. If the clock is set back, counts with a later time are
-- discarded.
create table rate_clock (
	only_one boolean     primary key default true check (only_one),
	read_at  timestamptz not null
);
insert into rate_clock (read_at) values ('-infinity');

-- Responses to requests with an Idempotency-Key. A row is kept for its time even if its job is removed, so that the
-- request is not processed again.
create table idempotency_key (
	client      text        not null,
	-- The hash of the path, the user and the key. Keys are not stored, because clients may put any text into them.
	digest      bytea       not null check (length(digest) = 32),
	job_id      uuid        not null,
	-- The hash of the whole request; removed with the job.
	fingerprint bytea       check (length(fingerprint) = 32),
	-- Removed with the job.
	response    text,
	created_at  timestamptz not null default now(),
	primary key (client, digest),
	constraint knows_nothing_without_its_job check (fingerprint is not null or response is null)
);
create index idempotency_key_of_job on idempotency_key (job_id);
create index idempotency_key_by_age on idempotency_key (created_at);

-- Commands of operators, changes of clients and keys, erasures and exports. Ids only, no content.
create table audit (
	id       uuid        primary key,
	at       timestamptz not null default clock_timestamp(),
	-- A client with its key over HTTP, or an operator at the command line.
	client   text,
	key_id   text,
	operator text,
	action   text        not null check (length(action) between 1 and 200),
	subject  text        not null check (length(subject) <= 200),
	constraint names_who check ((client is null) <> (operator is null))
);
create index audit_of_client on audit (client, id);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
	raise exception 'audit is append-only' using errcode = 'check_violation';
end $$;
create trigger audit_is_append_only before update or delete or truncate on audit
	for each statement execute function audit_is_append_only();
