package dev.novadraw.job;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

/**
 * Jobs, to be read.
 */
public interface JobRepository extends Repository<Job, UUID> {

	Optional<Job> findById(UUID id);

}
