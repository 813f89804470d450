#!/bin/sh
# Sets the passwords of the logins of roles.sql and of the administrator. Containers run it once, when the database is
# created; run it again after you changed a password.
set -e
psql -v ON_ERROR_STOP=1 -q --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
	-v owner="$NOVA_DB_OWNER_PASSWORD" -v application="$NOVA_DB_PASSWORD" -v worker="$NOVA_DB_WORKER_PASSWORD" \
	-v administrator="$POSTGRES_USER" -v administrators="$POSTGRES_PASSWORD" <<'SQL'
alter role nova_owner password :'owner';
alter role nova_app password :'application';
alter role nova_worker password :'worker';
alter role :"administrator" password :'administrators';
SQL
