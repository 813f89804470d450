package dev.novadraw.engine.lifecycle;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.client.OwnerTransactionTemplate;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobsChanged;

/**
 * Cancels jobs. What has not begun is over at once; what runs is told to stop, and its
 * worker settles it within a second or so. Nothing happens to a job that is at its end.
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
