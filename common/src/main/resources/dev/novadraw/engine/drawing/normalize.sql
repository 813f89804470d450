-- Replaces an uploaded drawing with its normalized picture. A second call changes nothing, and its object stays listed
-- as garbage.
--
--   id                                                   the drawing
--   mediaType, width, height, size, content, objectKey   the columns of the picture

\set id 'gen_random_uuid()'
\set mediaType '''image/png'''
\set width 100
\set height 100
\set size 1
\set content '''x''::bytea'
\set objectKey null

with before as (
	select id, object_key from drawing where id = :id and not normalized for update
), used as (
	delete from object_garbage using before
	where object_garbage.object_key = :objectKey and not condemned
	returning object_garbage.object_key
), changed as (
	update drawing set media_type = :mediaType, width = :width, height = :height, size = :size,
		content = :content, object_key = :objectKey, normalized = true
	from before
	where drawing.id = before.id and (:objectKey::text is null or exists (select from used))
	returning before.object_key
)
insert into object_garbage (object_key) select object_key from changed where object_key is not null;
