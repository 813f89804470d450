-- Describes the oldest of some transactions, without its query, which may quote user text. A prepared transaction
-- belongs to no session.
--
--   writers   the virtual ids of the transactions

\set writers 'array[''3/1'']'

select coalesce(session.pid::text, 'none') as pid, coalesce(session.application_name, prepared.gid) as application,
	coalesce(session.usename, prepared.owner) as login,
	case when prepared.gid is not null then 'prepared' else session.state end as state,
	coalesce(session.xact_start, prepared.prepared) as since
from (select distinct virtualtransaction, pid from pg_locks where virtualtransaction = any (:writers)) as writer
left join pg_stat_activity session on session.pid = writer.pid
left join pg_prepared_xacts prepared
	on writer.pid is null and prepared.transaction::text = split_part(writer.virtualtransaction, '/', 2)
order by since nulls last, writer.pid limit 1;
