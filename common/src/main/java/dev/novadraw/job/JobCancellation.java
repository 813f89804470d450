package dev.novadraw.job;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

import dev.novadraw.client.Owner;
import dev.novadraw.client.OwnerTransactions;

/**
 * Cancels jobs. What has not begun is over at once; what runs is told to stop, and its
 * worker settles it within a second or so. Nothing happens to a job that is at its end.
 */
@Service
public class JobCancellation {

	private final Jobs jobs;

	private final OwnerTransactions transactions;

	private final ApplicationEventPublisher events;

	JobCancellation(Jobs jobs, OwnerTransactions transactions, ApplicationEventPublisher events) {
		this.jobs = jobs;
		this.transactions = transactions;
		this.events = events;
	}

	public void cancel(JobId id, Owner owner) {
		if (this.transactions.call(owner, () -> this.jobs.cancel(id, owner))) {
			this.events.publishEvent(new JobsChanged());
		}
	}

}
