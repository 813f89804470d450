-- Credentials that were valid once, audit, and how much a redrive is about.

-- Tokens that have expired and tickets that were used, for a week. Whoever sends one again has not guessed it.
create table spent_token (
	hash     bytea       primary key check (length(hash) = 32),
	spent_at timestamptz not null default now()
);
create index spent_token_by_age on spent_token (spent_at);

-- Changes by operators, changes of clients and keys, erasures and exports. Ids only, no content.
create table audit (
	id       uuid        primary key,
	at       timestamptz not null default clock_timestamp(),
	-- Who: a client with its key over HTTP, or an operator at the command line.
	client   text,
	key_id   text,
	operator text,
	-- What was asked for, and what it was about.
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

-- How many jobs matched when it was asked for.
alter table redrive add column jobs_matched bigint not null default 0;

-- Where gateways act in a role of their own, it may read and add, and nothing else.
do $$
begin
	if exists (select from pg_roles where rolname = 'nova_gateway') then
		grant select, insert on audit to nova_gateway;
		grant select, insert, delete on spent_token to nova_gateway;
	end if;
end $$;
