-- Limits of AI providers, and spending.

-- The requests and tokens that a model may still be asked for in this minute. One row a model, locked while a call is
-- admitted.
create table provider_budget (
	provider  text             not null,
	model     text             not null,
	requests  double precision not null,
	tokens    double precision not null,
	as_of     timestamptz      not null default clock_timestamp(),
	resume_at timestamptz      not null default '-infinity',
	primary key (provider, model)
);

-- Spending by UTC day. Reservations of open calls count as spent: if a worker dies in a call, its reservation stays,
-- because the provider bills the call.
create table spending (
	day             date   not null,
	client          text   not null,
	provider        text   not null,
	model           text   not null,
	calls           bigint not null default 0,
	input_tokens    bigint not null default 0,
	output_tokens   bigint not null default 0,
	reserved_micros bigint not null default 0,
	cost_micros     bigint not null default 0,
	wasted_micros   bigint not null default 0,
	primary key (day, client, provider, model)
);
