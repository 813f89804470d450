package dev.novadraw.engine.query;

import java.util.UUID;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

import dev.novadraw.engine.job.Job;

/**
 * Searches of jobs.
 */
public interface JobSearchRepository extends Repository<Job, UUID>, JpaSpecificationExecutor<Job> {

}
