package dev.novadraw.engine.lifecycle;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.client.OwnerTransactionTemplate;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobsChanged;

/**
 * Cancels jobs. Queued and dispatched jobs end at once; a running job is stopped by its
 * worker, usually within a second. Jobs that have ended stay unchanged.
 */
@Service
public class JobCancellation {

	private final ClaimRepository claims;

	private final OwnerTransactionTemplate transactions;

	private final ApplicationEventPublisher events;

	JobCancellation(ClaimRepository claims, OwnerTransactionTemplate transactions, ApplicationEventPublisher events) {
		this.claims = claims;
		this.transactions = transactions;
		this.events = events;
	}

	public void cancel(JobId id, Owner owner) {
		if (this.transactions.call(owner, () -> this.claims.cancel(id, owner))) {
			this.events.publishEvent(new JobsChanged());
		}
	}

}
