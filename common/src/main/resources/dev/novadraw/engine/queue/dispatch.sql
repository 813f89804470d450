-- Chooses and dispatches jobs: within a client by priority key, between clients by the least in flight for their
-- weight. Two dispatchers that count at the same time would together exceed the limits, so a lock serializes them.
--
--   window   the maximum number of jobs in flight, as a multiple of the fleet's slots
--   alive    the maximum age of a worker's last report, in ms
--   batch    the maximum number of jobs

\set window 1.5
\set alive 15000
\set batch 200

with recursive waiting as (
	-- Every client and kind with queued jobs. It skips through the index, so the cost does not depend on the number of
	-- jobs.
	(select client, kind from job where state = 'QUEUED' order by client, kind limit 1)
	union all
	select next.client, next.kind from waiting cross join lateral (
		select client, kind from job
		where state = 'QUEUED' and (client, kind) > (waiting.client, waiting.kind)
		order by client, kind limit 1) next
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
), total as (
	select case when paused then 0 else greatest(0, least(:batch, remaining,
		ceil((select coalesce(sum(slots), 0) from fleet) * :window) - busy))::int end as jobs
	from capacity where scope = 'queue'
), open_route as materialized (
	select route.*, kind.remaining as kind_remaining, provider.remaining as provider_remaining,
		model.remaining as model_remaining
	from route
	join capacity kind on (kind.scope, kind.key) = ('kind', route.kind)
	join capacity provider on (provider.scope, provider.key) = ('provider', route.provider)
	join capacity model on (model.scope, model.key) = ('model', route.model)
	where not (kind.paused or provider.paused or model.paused)
		and least(kind.remaining, provider.remaining, model.remaining, 1) = 1
), open as (
	select client.key as client, open_route.*, client.weight, client.busy, client.remaining as client_remaining
	from capacity client cross join unnest(client.kinds) as queued (kind) join open_route using (kind)
	where client.scope = 'client' and not client.paused and least(client.remaining, 1) = 1
), suspects as materialized (
	-- No more suspects are in flight than processes with workers: each runs one at a time, and more would fill the
	-- window.
	select (select count(distinct split_part(id, '#', 1)) from fleet) - count(*) as remaining from job
	where losses >= 2 and finished_at is null and state in ('DISPATCHED', 'RUNNING')
), next_of_client as (
	-- A job that was submitted or attempted in the future is due at once, because the clock was wrong then. Suspects
	-- that were lost least often come first.
	select open.*, next.*,
		row_number() over (partition by losses >= 2 order by losses, next.place, next.id) as suspect_nth
	from open cross join lateral (
		select id, place, losses from job
		where state = 'QUEUED' and client = open.client and kind = open.kind
			and (run_at <= now() or greatest(created_at, attempt_at) > now() + interval '10 s')
			and (losses < 2 or (select remaining from suspects) > 0)
		order by place, id
		limit (select least(jobs, 1 + 4 * jobs / (select count(*) from open)) from total)) next
), candidate as (
	select *, row_number() over (partition by client order by place, id) as nth from next_of_client
	where losses < 2 or suspect_nth <= (select remaining from suspects)
-- Each limit applies to the jobs that remain after the previous one, so that at least one waiting job passes.
), by_client as (
	select *, (busy + nth - 1) / weight as share from candidate where nth <= coalesce(client_remaining, nth)
), by_kind as (
	select *, row_number() over (partition by kind order by share, id) as kind_nth from by_client
), by_provider as (
	select *, row_number() over (partition by provider order by share, id) as provider_nth from by_kind
	where kind_nth <= coalesce(kind_remaining, kind_nth)
), by_model as (
	select *, row_number() over (partition by model order by share, id) as model_nth from by_provider
	where provider_nth <= coalesce(provider_remaining, provider_nth)
), chosen as (
	select id from by_model where model_nth <= coalesce(model_remaining, model_nth)
	order by share, id limit (select jobs from total)
), changed as (
	update job set state = 'DISPATCHED', dispatch = dispatch + 1, dispatched_at = now(), version = version + 1
	where id = any (array(select id from chosen)) and state = 'QUEUED'
	returning *
), spent as (
	insert into dispatch_budget (scope, key, starts, as_of)
	select scope, key, max(allowance) - count(id), now() from (
		select scope, key, allowance, null::uuid as id from capacity where allowance is not null
		union all
		select scope, key, null, id from changed join route using (kind) cross join lateral (values
			('queue', '*'), ('client', client), ('kind', kind), ('provider', route.provider), ('model', route.model)
		) as scoped (scope, key)
	) started group by scope, key having count(id) > 0 and max(allowance) is not null
	on conflict (scope, key) do update set starts = excluded.starts, as_of = excluded.as_of
), logged as (
	insert into job_event (job_id, seq, state, attempt, token, worker)
	select id, version, state, attempt, token, worker from changed
)
select id, kind, dispatch from changed;
