package dev.novadraw.engine.query;

import java.util.UUID;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

import dev.novadraw.engine.job.Job;

/**
 * Searches jobs by specification.
 */
public interface JobSearchRepository extends Repository<Job, UUID>, JpaSpecificationExecutor<Job> {

}
