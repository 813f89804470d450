-- Removal and erasure.

-- Objects to remove from the object store: those whose row is gone, and those whose row is not written yet. The
-- transaction that writes the row deletes the object from here; if it fails, the object is removed when it is due.
create table object_garbage (
	object_key text        primary key,
	not_before timestamptz not null default now(),
	-- No row may refer to the object any more, because its removal has begun.
	condemned  boolean     not null default false
);
create index object_garbage_due on object_garbage (not_before);

-- Ids of removed jobs and drawings, which are answered with 410 instead of 404.
create table tombstone (
	id     uuid        primary key,
	client text        not null,
	reason text        not null check (reason in ('expired', 'erased')),
	at     timestamptz not null default now()
);
create index tombstone_by_age on tombstone (at);

-- Requests to erase all data of a user, kept as receipts.
create table erasure (
	id           uuid        primary key,
	client       text        not null,
	-- Erased with the last job.
	end_user     text,
	jobs         bigint      not null default 0,
	requested_at timestamptz not null default now(),
	finished_at  timestamptz,
	constraint names_the_user_until_it_is_done check ((end_user is null) = (finished_at is not null))
);
create index erasure_under_way on erasure (requested_at) where finished_at is null;
