-- Why an attempt came to nothing: the calls it made or could not make, in their order, each with its purpose, provider,
-- model, HTTP status and class of error. Nothing of what was sent or answered. They are written, kept and removed with
-- the row they belong to.
alter table job_attempt add column calls jsonb not null default '[]';
