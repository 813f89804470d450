-- Finds what holds back the queued jobs of a client and kind: a pause or a limit. Capacity is computed as in
-- dispatch.sql.
--
--   client, kind   the jobs
--   alive          the maximum age of a worker's last report, in ms

\set client '''anonymous'''
\set kind '''story'''
\set alive 15000

with waiting as (
	select :client::text as client, :kind::text as kind
), fleet as (
	-- A worker seen in the future dates from a wrong clock and may have stopped.
	select id, slots, kinds, provider, model, seen_at from worker
	where seen_at between now() - :alive * interval '1 ms' and now() + :alive * interval '1 ms'
), route as (
	select distinct on (kind) kind, provider, model from fleet, unnest(kinds) as kind
	order by kind, seen_at desc
), load as (
	select client, kind, provider, model, jobs, waits from (
		select client, kind, 0 as jobs, true as waits from waiting
		union all
		select client, kind, count(*), false from job
		where state in ('DISPATCHED', 'RUNNING') group by client, kind
	) every left join route using (kind)
), scoped as (
	-- The planner cannot know the number of waiting clients. They are therefore grouped, looked up by key, and joined
	-- with nothing that grows with them.
	select scope, key, sum(jobs) as busy, array_agg(kind) filter (where waits and scope = 'client') as kinds
	from load cross join lateral (values
		('queue', '*'), ('client', client), ('kind', kind), ('provider', provider), ('model', model)
	) as scoped (scope, key) where key is not null
	group by scope, key having bool_or(waits)
), capacity as materialized (
	-- The number of jobs that each rule still permits, null for no limit. A rate counted in the future dates from a
	-- wrong clock and starts anew.
	select scope, key, kinds, coalesce(paused, false) as paused, reason, coalesce(weight, 1) as weight,
		busy, max_running, starts_per_minute, allowance,
		least(max_running - busy, floor(allowance)) as remaining
	from scoped
	left join lateral (
		select paused, reason, max_running, starts_per_minute, weight from dispatch_rule
		where dispatch_rule.scope = scoped.scope and dispatch_rule.key in (scoped.key, '*')
		order by dispatch_rule.key = '*' limit 1) rule on true
	left join lateral (
		select starts, as_of from dispatch_budget
		where dispatch_budget.scope = scoped.scope and dispatch_budget.key = scoped.key
			and starts_per_minute is not null limit 1) budget on true
	cross join lateral (
		select case when starts_per_minute is not null then least(greatest(1, starts_per_minute * 0.1),
			case when as_of < now() + interval '10 s'
				then starts + starts_per_minute * greatest(0, extract(epoch from now() - as_of)) / 60
				else 'infinity' end)
		end as allowance) as allowed
), hold as (
	select scope, key, paused, reason, max_running, starts_per_minute, busy from capacity
	where paused or remaining < 1 order by not paused, scope limit 1
)
select (select count(*) from fleet) as workers, exists (select from fleet where :kind = any (kinds)) as known,
	hold.*
from waiting left join hold on true;
