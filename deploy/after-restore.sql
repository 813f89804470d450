-- Run this once, as owner of the tables, when a dump was restored, and before anything starts (docs/operations.md):
--
--   psql -d nova -v ON_ERROR_STOP=1 -1 -f - < deploy/after-restore.sql
--
-- Events are published in the order of their transactions, and a dump brings along the numbers that its server gave to
-- them. Another server counts from another number, often from far below, and would publish nothing until it is there.
-- So what had been published gets the lowest number, and what had not the number of this transaction.

alter table job_event disable trigger job_event_is_append_only;

update job_event
set tx = case
	when (tx, job_id, seq) > (select relay.tx, relay.job_id, relay.seq from event_relay relay) then pg_current_xact_id()
	else '0'
end;

alter table job_event enable trigger job_event_is_append_only;

update event_relay set tx = '0', job_id = 'ffffffff-ffff-ffff-ffff-ffffffffffff', seq = 9223372036854775807;
