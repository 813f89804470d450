-- The roles and logins of Nova Draw (docs/operations.md, Roles and migrations). Run this in its database as an
-- administrator of the server. You can run it again. It makes nova_owner the owner of an earlier owner's tables.
do $$
declare
	name   text;
	before oid := (select relowner from pg_class where oid = to_regclass('public.job'));
begin
	foreach name in array
			array['nova_client', 'nova_engine', 'nova_gateway', 'nova_owner', 'nova_app', 'nova_worker'] loop
		if not exists (select from pg_roles where rolname = name) then
			execute format('create role %I', name);
		end if;
	end loop;
	-- A login that does not inherit has no rights before it acts as a role.
	alter role nova_owner login;
	alter role nova_app login noinherit;
	alter role nova_worker login noinherit;
	grant nova_engine to nova_gateway;
	grant nova_client, nova_engine, nova_gateway to nova_owner, nova_app;
	grant nova_engine to nova_worker;
	execute format('alter database %I owner to nova_owner', current_database());
	-- Until PostgreSQL 14 every login may create something there.
	revoke create on schema public from public;
	grant create on schema public to nova_owner;
	for name in select oid::regclass from pg_class
			where relnamespace = 'public'::regnamespace and relkind in ('r', 'S', 'v') and relowner = before loop
		execute format('alter table %s owner to nova_owner', name);
	end loop;
	for name in select oid::regprocedure from pg_proc
			where pronamespace = 'public'::regnamespace and proowner = before loop
		execute format('alter function %s owner to nova_owner', name);
	end loop;
end $$;
