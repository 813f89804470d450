package dev.novadraw.engine.drawing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.database.AsEngine;
import dev.novadraw.engine.database.SqlResource;

/**
 * The rows of drawings.
 */
@Repository
class DrawingRepository {

	private static final String FIND = """
			select id, client, media_type, size, object_key, normalized from drawing where id = :id
			""";

	private static final String FIND_OWN = """
			select id, client, media_type, size, object_key, normalized from drawing
			where id = :id and client = :client and exists (
				select from job
				where drawing_id = drawing.id and job.client = :client and erase_requested_at is null
					and (:user::text is null or end_user = :user))
			""";

	/**
	 * A drawing is visible to an owner who has a job about it that is not being erased.
	 */
	private static final String USED = """
			from job where drawing_id is not null and client = :client and erase_requested_at is null
			""";

	/** A separate condition: no index would serve a combined one with "or". */
	private static final String BY_USER = " and end_user = :user";

	private static final String GALLERY_OF = """
			select drawing.id, end_user, drawing.created_at, used_at
			from drawing join (
				select drawing_id, min(end_user) as end_user, max(created_at) as used_at
			""";

	private static final String NEWEST_FIRST = """
				group by drawing_id
			) used on used.drawing_id = drawing.id
			where drawing.client = :client
			order by drawing.created_at desc, drawing.id desc limit :limit offset :offset
			""";

	private static final String CONTENT = """
			select content from drawing where id = :id and client = :client and content is not null
			""";

	private static final String NORMALIZE = SqlResource.load(DrawingRepository.class, "normalize.sql");

	private final JdbcClient jdbc;

	DrawingRepository(@AsEngine JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Optional<Drawing> find(UUID id) {
		return this.jdbc.sql(FIND).param("id", id).query(Drawing::of).optional();
	}

	/**
	 * Finds the drawing of a job that is visible to the owner.
	 */
	Optional<Drawing> find(UUID id, Owner owner) {
		return this.jdbc.sql(FIND_OWN)
			.param("id", id)
			.param("client", owner.client())
			.param("user", owner.user())
			.query(Drawing::of)
			.optional();
	}

	/**
	 * Returns a page of an owner's drawings, newest first.
	 */
	List<OwnedDrawing> page(Owner owner, int limit, long offset) {
		return gallery(owner, used(owner)).param("limit", limit).param("offset", offset).query(OwnedDrawing::of).list();
	}

	Optional<OwnedDrawing> findOwned(UUID id, Owner owner) {
		return gallery(owner, used(owner) + " and drawing_id = :id").param("id", id)
			.param("limit", 1)
			.param("offset", 0)
			.query(OwnedDrawing::of)
			.optional();
	}

	private StatementSpec gallery(Owner owner, String used) {
		return of(owner, GALLERY_OF + used + NEWEST_FIRST);
	}

	long count(Owner owner) {
		return of(owner, "select count(distinct drawing_id) " + used(owner)).query(Long.class).single();
	}

	private static String used(Owner owner) {
		return (owner.user() != null) ? USED + BY_USER : USED;
	}

	private StatementSpec of(Owner owner, String sql) {
		return this.jdbc.sql(sql).param("client", owner.client()).param("user", owner.user());
	}

	Optional<byte[]> content(Drawing drawing) {
		return this.jdbc.sql(CONTENT)
			.param("id", drawing.id())
			.param("client", drawing.client())
			.query((row, number) -> row.getBytes(1))
			.optional();
	}

	void normalize(UUID id, PlacedDrawing picture) {
		this.jdbc.sql(NORMALIZE).param("id", id).params(picture.columns()).update();
	}

}
