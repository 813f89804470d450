package dev.novadraw.job;

import java.util.UUID;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

/**
 * Jobs, to be searched.
 */
public interface JobSearchRepository extends Repository<Job, UUID>, JpaSpecificationExecutor<Job> {

}
