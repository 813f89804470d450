-- Row-level security by default. Three kinds of logins: the owner of the tables migrates; the application logs in as a
-- role without any right, and acts as nova_client for a client, nova_gateway or nova_engine for everybody; a worker may
-- act as nova_engine only, which does not see keys.

do $$
begin
	if not exists (select from pg_roles where rolname = 'nova_gateway') then
		create role nova_gateway nologin;
	end if;
exception
	-- Roles belong to the whole server: somebody else was faster.
	when duplicate_object or unique_violation then null;
end $$;

do $$
begin
	if not pg_has_role('nova_gateway', 'nova_engine', 'usage') then
		grant nova_engine to nova_gateway;
	end if;
	if not pg_has_role(current_user, 'nova_gateway', 'member') then
		execute format('grant nova_gateway to %I', current_user);
	end if;
end $$;

grant usage on schema public to nova_engine, nova_gateway;
grant select on flyway_schema_history to nova_client, nova_engine;

grant select, insert, update, delete on job, drawing, worker, dispatch_rule, dispatch_budget, event_relay, redrive,
	provider_budget, spending, idempotency_key, object_garbage, tombstone, erasure to nova_engine;
grant select, insert, delete on job_event, job_attempt to nova_engine;
grant select on client to nova_engine;
-- Tokens of a user end with the user's erasure; what opens something is not to be seen for that.
grant select (client, end_user, created_at), delete on access_token to nova_engine;

grant insert, update on client to nova_gateway;
grant select, insert, update, delete on api_key, access_token, rate_limit to nova_gateway;
