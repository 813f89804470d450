-- Events are published in the order of a sequence of this database. Transaction numbers belong to a server: after a dump
-- and restore the position of the relay was ahead of every new event.

create sequence job_event_position;
grant usage on sequence job_event_position to nova_client;
grant usage, select, update on sequence job_event_position to nova_engine;

-- Position 0 was published before this migration.
alter table job_event add column position bigint not null default 0;

-- The owner of the tables is subject to row-level security as well.
alter table job_event no force row level security;
alter table job_event disable trigger job_event_is_append_only;

-- Nothing is known to be published if the relay's transaction number is one that this server has not reached. The events
-- of a job keep their order, whatever its clock has done.
with unpublished as (
	select event.job_id, event.seq,
		max(event.at) over (partition by event.job_id order by event.seq) as at
	from job_event event cross join event_relay relay
	where (event.tx, event.job_id, event.seq) > (relay.tx, relay.job_id, relay.seq)
		or relay.tx >= pg_snapshot_xmax(pg_current_snapshot())
), numbered as (
	select job_id, seq, nextval('job_event_position') as position
	from (select job_id, seq from unpublished order by at, job_id, seq) as in_order
)
update job_event set position = numbered.position
from numbered where job_event.job_id = numbered.job_id and job_event.seq = numbered.seq;

alter table job_event enable trigger job_event_is_append_only;
alter table job_event force row level security;

alter table job_event alter column position set default nextval('job_event_position');
alter table job_event drop column tx;
create index job_event_in_order on job_event (position);

-- Up to which position the log has been published.
alter table event_relay drop column tx, drop column job_id, drop column seq, add column position bigint not null default 0;
