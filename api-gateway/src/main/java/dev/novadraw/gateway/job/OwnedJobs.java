package dev.novadraw.gateway.job;

import java.util.Optional;

import org.springframework.stereotype.Service;

import dev.novadraw.client.Owner;
import dev.novadraw.client.OwnerTransactions;
import dev.novadraw.job.Job;
import dev.novadraw.job.JobId;
import dev.novadraw.job.JobRepository;

/**
 * Jobs as their owners see them; those of others do not exist.
 */
@Service
public class OwnedJobs {

	private final JobRepository jobs;

	private final OwnerTransactions transactions;

	OwnedJobs(JobRepository jobs, OwnerTransactions transactions) {
		this.jobs = jobs;
		this.transactions = transactions;
	}

	public Optional<Job> find(JobId id, Owner owner) {
		return this.transactions.call(owner, () -> this.jobs.find(id, owner));
	}

}
