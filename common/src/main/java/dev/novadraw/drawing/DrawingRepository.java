package dev.novadraw.drawing;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

/**
 * The stored drawings.
 */
public interface DrawingRepository extends Repository<Drawing, UUID> {

	Optional<Drawing> findById(UUID id);

	Drawing saveAndFlush(Drawing drawing);

}
