package dev.novadraw.job;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import dev.novadraw.client.Owner;

/**
 * Jobs, to be read.
 */
public interface JobRepository extends Repository<Job, UUID>, JpaSpecificationExecutor<Job> {

	@Query("""
			select job from Job job
			where job.id = :id and job.client = :client and job.eraseRequestedAt is null
			""")
	Optional<Job> find(UUID id, String client);

	/**
	 * Finds a job of an owner; there is none for anybody else, and none that is being
	 * erased.
	 */
	default Optional<Job> find(JobId id, Owner owner) {
		return find(id.value(), owner.client())
			.filter((job) -> owner.user() == null || owner.user().equals(job.user()));
	}

}
