-- Who may call, what belongs to whom, and what is left of it.

-- Everybody who sends jobs. What is limited is limited by client, and no client sees anything of another.
create table client (
	id          text        primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
	-- Its jobs are made by the offline model alone, and cost nothing.
	test        boolean     not null default false,
	-- Where it differs from the defaults.
	limits      jsonb       not null default '{}',
	-- Days its finished jobs are kept, where that is less than the default.
	keep_days   int         check (keep_days between 1 and 365),
	disabled_at timestamptz,
	created_at  timestamptz not null default now()
);
-- Whoever calls where no key is needed.
insert into client (id) values ('anonymous');

-- Keys are kept as hashes: they have so much chance in them that a fast hash is enough.
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

-- What a key gives out for minutes: tokens for phones and browsers, and tickets for one stream of events.
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

-- What is left of rates, for all gateways together; written by the library that counts.
create table rate_limit (
	id         text   primary key,
	state      bytea,
	expires_at bigint
);

-- Drawings belong to a client. At first there is what was uploaded, without its metadata; a worker makes the one picture
-- of it that everybody sees from then on, here or in an object store.
alter table drawing drop constraint drawing_media_type_check;
alter table drawing
	add constraint drawing_media_type_check check (media_type in ('image/png', 'image/jpeg', 'image/webp')),
	add column client text not null default 'anonymous',
	add column normalized boolean not null default false,
	add column object_key text unique,
	alter column content drop not null,
	add constraint kept_in_one_place check ((content is null) <> (object_key is null));

-- Objects whose row is gone, to be removed from the object store.
create table object_garbage (
	object_key text        primary key,
	since      timestamptz not null default now()
);

alter table job
	add column favorite boolean not null default false,
	-- What its worker does with it, as of the last heartbeat.
	add column stage text check (stage in ('preparing', 'checking', 'writing', 'reviewing')),
	-- From then on its client sees nothing of it any more; it goes as soon as it is at its end.
	add column erase_requested_at timestamptz;
create index job_of_client on job (client, id);
create index job_of_client_finished on job (client, state, kind, id) where finished_at is not null;
create index job_of_end_user on job (client, end_user, id) where end_user is not null;
create index job_metadata on job using gin (metadata jsonb_path_ops) where metadata <> '{}';
create index job_to_erase on job (id) where erase_requested_at is not null;

-- What was answered to requests with an Idempotency-Key, to be answered again. It stays for its day also when its job is
-- removed, but knows nothing any more than that: what is sent again must not be made again.
create table idempotency_key (
	client      text        not null,
	-- Of what was asked for, in whose name, and the key: clients make keys of anything.
	digest      bytea       not null check (length(digest) = 32),
	job_id      uuid        not null,
	-- Of all that was sent; gone with the job.
	fingerprint bytea       check (length(fingerprint) = 32),
	-- As soon as it was answered; gone with the job.
	response    text,
	created_at  timestamptz not null default now(),
	primary key (client, digest),
	constraint knows_nothing_without_its_job check (fingerprint is not null or response is null)
);
create index idempotency_key_of_job on idempotency_key (job_id);
create index idempotency_key_by_age on idempotency_key (created_at);

-- That something was here: what answers 410 instead of 404.
create table tombstone (
	id     uuid        primary key,
	client text        not null,
	reason text        not null check (reason in ('expired', 'erased')),
	at     timestamptz not null default now()
);
create index tombstone_by_age on tombstone (at);

-- The wish of a client that everything of one of its users be erased, and its receipt.
create table erasure (
	id           uuid        primary key,
	client       text        not null,
	-- Erased too, with the last job.
	end_user     text,
	jobs         bigint      not null default 0,
	requested_at timestamptz not null default now(),
	finished_at  timestamptz,
	constraint names_the_user_until_it_is_done check ((end_user is null) = (finished_at is not null))
);
create index erasure_under_way on erasure (requested_at) where finished_at is null;

-- The second net. What a client reads and changes, it reads and changes as the role nova_client, which sees rows of one
-- client and no others, whatever a statement forgets; the engine does its work for everybody as nova_engine.
do $$
declare
	role_name text;
	may_act   boolean;
begin
	foreach role_name in array array['nova_client', 'nova_engine'] loop
		begin
			if not exists (select from pg_roles where rolname = role_name) then
				execute format('create role %I nologin', role_name);
			end if;
		exception
			-- Roles belong to the whole server: somebody else was faster.
			when duplicate_object or unique_violation then null;
		end;
		-- From 16 on whoever made a role may administer it, which does not yet mean to act as it.
		if current_setting('server_version_num')::int >= 160000 then
			may_act := pg_has_role(current_user, role_name, 'set') and pg_has_role(current_user, role_name, 'usage');
		else
			may_act := pg_has_role(current_user, role_name, 'member');
		end if;
		if not may_act then
			execute format('grant %I to %I', role_name, current_user);
		end if;
	end loop;
exception
	when insufficient_privilege then
		raise exception 'The roles nova_client and nova_engine are missing'
			using hint = format('Have an administrator run: create role nova_client; create role nova_engine; '
				|| 'grant nova_client, nova_engine to %I;', current_user);
end $$;

grant usage on schema public to nova_client;
grant select on client, dispatch_rule, dispatch_budget, worker to nova_client;
grant select, insert, update, delete on job, job_event, drawing, idempotency_key, erasure to nova_client;
grant select, insert on tombstone to nova_client;
grant select, delete on job_attempt to nova_client;
grant insert on object_garbage to nova_client;

-- Whoever has a token for one end user sees what is of that user.
create function is_callers(owner text) returns boolean language sql stable
	return owner = current_setting('nova.client', true);
create function is_callers(owner text, owners_user text) returns boolean language sql stable
	return owner = current_setting('nova.client', true)
		and coalesce(nullif(current_setting('nova.user', true), ''), owners_user) is not distinct from owners_user;

do $$
declare
	table_name text;
begin
	foreach table_name in array
			array['client', 'job', 'job_event', 'job_attempt', 'drawing', 'object_garbage', 'idempotency_key', 'tombstone',
				'erasure'] loop
		execute format('alter table %I enable row level security', table_name);
		execute format('alter table %I force row level security', table_name);
		execute format('create policy engine on %I to nova_engine using (true)', table_name);
	end loop;
end $$;

create policy client on client to nova_client using (is_callers(id));
create policy client on job to nova_client using (is_callers(client, end_user));
-- An event is written by the statement that writes its job, which does not see that yet.
create policy client on job_event to nova_client using (exists (select from job where job.id = job_id)) with check (true);
create policy client on job_attempt to nova_client using (exists (select from job where job.id = job_id));
create policy client on drawing to nova_client
	using (is_callers(client) and (coalesce(current_setting('nova.user', true), '') = ''
		or exists (select from job where drawing_id = drawing.id)))
	with check (is_callers(client));
-- The names of objects begin with whose they are.
create policy client on object_garbage to nova_client using (is_callers(split_part(object_key, '/', 1)));
create policy client on idempotency_key to nova_client using (is_callers(client));
create policy client on tombstone to nova_client using (is_callers(client));
create policy client on erasure to nova_client using (is_callers(client));
