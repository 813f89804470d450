-- Drawings in an object store, for whoever does not want their bytes in the database.

-- How large a drawing is, wherever its bytes are. Nothing ever asked for their hash.
alter table drawing
	add column size int,
	drop column sha256;
update drawing set size = octet_length(content);
alter table drawing
	alter column size set not null,
	add constraint size_of_content check (size = octet_length(content));

-- Objects to be removed from the store: those whose row is gone, and those whose row is not there yet. The transaction
-- that writes the row takes its object out of here; if it fails, the object goes when its time has come.
alter table object_garbage rename column since to not_before;
-- From then on no row may refer to it: it is being removed, or was already.
alter table object_garbage add column condemned boolean not null default false;
create index object_garbage_due on object_garbage (not_before);
grant select, delete on object_garbage to nova_client;
