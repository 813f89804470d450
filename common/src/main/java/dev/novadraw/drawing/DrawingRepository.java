package dev.novadraw.drawing;

import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The stored drawings.
 */
public interface DrawingRepository extends Repository<Drawing, UUID> {

	Optional<Drawing> findById(UUID id);

	/**
	 * Finds the drawing of a job that is there for this owner.
	 */
	@Query("""
			select drawing from Drawing drawing
			where drawing.id = :id and drawing.client = :client and exists (
				select 1 from Job job
				where job.drawingId = drawing.id and job.client = :client and job.eraseRequestedAt is null
					and (cast(:user as string) is null or job.user = :user))
			""")
	Optional<Drawing> find(UUID id, String client, @Nullable String user);

	Drawing saveAndFlush(Drawing drawing);

	/**
	 * Puts the one picture everybody sees into the place of what was uploaded, once.
	 */
	default void normalize(UUID id, NewDrawing picture) {
		normalize(id, picture.mediaType(), picture.width(), picture.height(), picture.sha256(), picture.content());
	}

	@Modifying
	@Transactional
	@NativeQuery("""
			update drawing
			set media_type = :mediaType, width = :width, height = :height, sha256 = :sha256, content = :content,
				normalized = true
			where id = :id and not normalized
			""")
	void normalize(UUID id, String mediaType, int width, int height, byte[] sha256, byte[] content);

}
