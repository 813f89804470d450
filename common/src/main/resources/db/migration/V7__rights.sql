-- The rights of each role: those it uses, and no others.

grant usage on schema public to nova_client, nova_engine, nova_gateway;
-- The schema version, for the check at a start.
grant select on flyway_schema_history to nova_client, nova_engine;

-- Clients submit, mark, cancel and retry jobs and request erasures. They remove nothing and write no results.
grant select, insert on job, job_event, drawing to nova_client;
grant update (state, version, favorite, redriven_as, dispatched_at, finished_at, cancel_requested_at,
	erase_requested_at) on job to nova_client;
grant usage on sequence job_event_position to nova_client;
grant select, insert, update on idempotency_key, erasure to nova_client;
grant select, insert, delete on object_garbage to nova_client;
grant select on job_attempt, tombstone, client, worker, dispatch_rule, dispatch_budget to nova_client;

grant select, insert, update, delete on job, drawing, worker, dispatch_rule, dispatch_budget, redrive, provider_budget,
	spending, idempotency_key, object_garbage, tombstone, erasure to nova_engine;
grant select, insert, delete on job_event, job_attempt to nova_engine;
-- The spending of an attempt is added when a sweeper has ended it first. Nothing else of a ledger row changes.
grant update (provider, model, input_tokens, output_tokens, cost_micros, prompt_version, calls) on job_attempt
	to nova_engine;
grant usage, select, update on sequence job_event_position to nova_engine;
grant select, update on event_relay, sweep to nova_engine;
grant select on client to nova_engine;
-- The engine removes tokens of users who are being erased, without seeing their hashes.
grant select (client, end_user, created_at), delete on access_token to nova_engine;

-- In addition to the rights of the engine.
grant insert, update on client to nova_gateway;
grant select, insert, update, delete on api_key, access_token, rate_limit to nova_gateway;
grant select, update on rate_clock to nova_gateway;
grant select, insert, delete on spent_token to nova_gateway;
grant select, insert on audit to nova_gateway;

-- Row-level security: nova_client sees only the rows of the owner in nova.client, and of the end user in nova.user if
-- it is set, even if a statement lacks that condition.
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
			array['client', 'job', 'job_event', 'job_attempt', 'drawing', 'object_garbage', 'idempotency_key',
				'tombstone', 'erasure'] loop
		execute format('alter table %I enable row level security', table_name);
		execute format('alter table %I force row level security', table_name);
		execute format('create policy engine on %I to nova_engine using (true)', table_name);
	end loop;
end $$;

create policy client on client to nova_client using (is_callers(id));
create policy client on job to nova_client using (is_callers(client, end_user));
-- An event is written by the statement that writes its job, which does not see that job yet.
create policy client on job_event to nova_client using (exists (select from job where job.id = job_id))
	with check (true);
create policy client on job_attempt to nova_client using (exists (select from job where job.id = job_id));
create policy client on drawing to nova_client
	using (is_callers(client) and (coalesce(current_setting('nova.user', true), '') = ''
		or exists (select from job where drawing_id = drawing.id)))
	with check (is_callers(client));
-- Object keys begin with their client.
create policy client on object_garbage to nova_client using (is_callers(split_part(object_key, '/', 1)));
create policy client on idempotency_key to nova_client using (is_callers(client));
create policy client on tombstone to nova_client using (is_callers(client));
create policy client on erasure to nova_client using (is_callers(client));

-- At the end of the statement the job of a new event is visible, if it belongs to the client.
create function job_event_has_a_visible_job() returns trigger language plpgsql as $$
begin
	if not exists (select from job where id = new.job_id) then
		raise exception 'job % of this event is not visible', new.job_id using errcode = 'insufficient_privilege';
	end if;
	return null;
end $$;
create trigger job_event_has_a_visible_job after insert on job_event
	for each row when (current_user = 'nova_client') execute function job_event_has_a_visible_job();

-- The engine sees only tokens of users who are being erased. A token created in the future was created before the
-- erasure, while the clock was wrong.
alter table access_token enable row level security;
create policy gateway on access_token to nova_gateway using (true);
create policy engine on access_token to nova_engine using (exists (
	select from erasure where finished_at is null and erasure.client = access_token.client
		and erasure.end_user = access_token.end_user
		and (access_token.created_at <= requested_at or access_token.created_at > now() + interval '10 s')));
