-- What an attempt has spent is booked also when a sweeper has ended it before its worker could. Nothing else of a row of
-- the ledger may change.
grant update (provider, model, input_tokens, output_tokens, cost_micros, prompt_version, calls) on job_attempt to nova_engine;

-- Tokens that were made in the future were made before the erasure, when the clock was wrong.
alter policy engine on access_token using (exists (
	select from erasure where finished_at is null and erasure.client = access_token.client
		and erasure.end_user = access_token.end_user
		and (access_token.created_at <= requested_at or access_token.created_at > now() + interval '10 s')));
