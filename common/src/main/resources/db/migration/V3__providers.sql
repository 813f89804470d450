-- What providers may be asked, and what they were paid.

-- How much is left of what a model may be asked a minute. One row a model, locked for the moment of a decision.
create table provider_budget (
	provider  text             not null,
	model     text             not null,
	requests  double precision not null,
	tokens    double precision not null,
	as_of     timestamptz      not null default clock_timestamp(),
	resume_at timestamptz      not null default '-infinity',
	primary key (provider, model)
);

-- What was spent, by day (of UTC) and client. What is set aside for calls under way counts as spent: a worker that dies
-- in a call takes its reservation with it, and the provider sends the bill all the same.
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

alter table job_attempt add column prompt_version text;

-- What partial results are sealed with on their way over Kafka: with the row goes the key to whatever is left of them.
alter table job add column progress_key uuid not null default gen_random_uuid();
