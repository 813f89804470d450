package dev.novadraw.drawing;

import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

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

}
