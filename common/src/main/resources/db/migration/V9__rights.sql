-- Each role gets the rights it uses, and no others.

-- Clients write events along with their jobs, in one statement: when the row of the event is checked, that of the job
-- is not visible yet. At the end of the statement it is, and only if it belongs to the client.
create function job_event_has_a_visible_job() returns trigger language plpgsql as $$
begin
	if not exists (select from job where id = new.job_id) then
		raise exception 'job % of this event is not visible', new.job_id using errcode = 'insufficient_privilege';
	end if;
	return null;
end $$;
create trigger job_event_has_a_visible_job after insert on job_event
	for each row when (current_user = 'nova_client') execute function job_event_has_a_visible_job();

-- Clients submit, mark, cancel and retry jobs and ask for erasures. They remove nothing, and write no results.
revoke delete on job, job_event, job_attempt, drawing, idempotency_key, erasure from nova_client;
revoke update on job, job_event, drawing from nova_client;
revoke insert on tombstone from nova_client;
grant update (state, version, favorite, redriven_as, dispatched_at, finished_at, cancel_requested_at,
	erase_requested_at) on job to nova_client;

-- The position of the relay is one row that stays.
revoke insert, delete on event_relay from nova_engine;

-- The engine ends the tokens of users who are being erased, and sees no others.
alter table access_token enable row level security;
create policy gateway on access_token to nova_gateway using (true);
create policy engine on access_token to nova_engine using (exists (
	select from erasure where finished_at is null and erasure.client = access_token.client
		and erasure.end_user = access_token.end_user and access_token.created_at <= requested_at));

-- A token that ends was valid once, whatever statement removes it. Only the owner of the tables sees its hash for that.
create function access_token_is_spent() returns trigger language plpgsql security definer
	set search_path = public, pg_temp as $$
begin
	insert into spent_token (hash) select hash from gone on conflict do nothing;
	return null;
end $$;
create trigger access_token_is_spent after delete on access_token
	referencing old table as gone for each statement execute function access_token_is_spent();
