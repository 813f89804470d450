-- Run this once as owner of the tables, after a restore and before gateways and workers start (docs/operations.md):
--
--   psql -d nova -v ON_ERROR_STOP=1 -1 -f - < deploy/after-restore.sql
--
-- Events are published in the order of their transaction numbers, and a dump holds the numbers of its old server. A new
-- server often counts from a lower number, and would publish nothing until it reaches the old one. Published events
-- therefore get the lowest number, and the others the number of this transaction.

alter table job_event disable trigger job_event_is_append_only;

update job_event
set tx = case
	when (tx, job_id, seq) > (select relay.tx, relay.job_id, relay.seq from event_relay relay) then pg_current_xact_id()
	else '0'
end;

alter table job_event enable trigger job_event_is_append_only;

update event_relay set tx = '0', job_id = 'ffffffff-ffff-ffff-ffff-ffffffffffff', seq = 9223372036854775807;
