package dev.novadraw.engine.query;

import java.util.UUID;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

import dev.novadraw.engine.job.Job;

/**
 * Jobs, to be searched.
 */
public interface JobSearchRepository extends Repository<Job, UUID>, JpaSpecificationExecutor<Job> {

}
