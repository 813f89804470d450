-- Three roles, which belong to the whole server. The application logs in without any right and acts as one of them:
-- nova_client for one client, nova_engine (workers) or nova_gateway (gateways) for all clients. The owner of the tables
-- only migrates; it acts as each role to see all rows.

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
			-- A migration of another database of this server was faster.
			when duplicate_object or unique_violation then null;
		end;
		-- Since PostgreSQL 16, the creator of a role may administer it, but does not act as it.
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

do $$
begin
	if not exists (select from pg_roles where rolname = 'nova_gateway') then
		create role nova_gateway nologin;
	end if;
exception
	when duplicate_object or unique_violation then null;
end $$;

-- Gateways do the work of the engine as well.
do $$
begin
	if not pg_has_role('nova_gateway', 'nova_engine', 'usage') then
		grant nova_engine to nova_gateway;
	end if;
	if not pg_has_role(current_user, 'nova_gateway', 'member') then
		execute format('grant nova_gateway to %I', current_user);
	end if;
end $$;
