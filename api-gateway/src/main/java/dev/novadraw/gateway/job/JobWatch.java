package dev.novadraw.gateway.job;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.springframework.stereotype.Service;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.job.Job;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.timeout.TimeBudget;
import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.notification.JobNotifications;

/**
 * Waits for changes of jobs. The state of a job is read from the database only;
 * notifications only trigger the next read.
 */
@Service
public class JobWatch {

	private final OwnedJobService jobs;

	private final JobNotifications notifications;

	JobWatch(OwnedJobService jobs, JobNotifications notifications) {
		this.jobs = jobs;
		this.notifications = notifications;
	}

	/**
	 * Returns the job as soon as it matches, or its current state once the time limit is
	 * reached or the caller's credential expires. Empty if the caller has no such job.
	 */
	public Optional<Job> await(JobId id, Caller caller, Duration timeLimit, Predicate<Job> wanted) {
		Owner owner = caller.owner();
		if (timeLimit.isZero()) {
			return this.jobs.find(id, owner);
		}
		TimeBudget.renew();
		long end = System.nanoTime() + caller.timeLeft(timeLimit).toNanos();
		Waiter waiter = new Waiter();
		// Subscribe before the first read, so that no change in between is missed.
		try (JobNotifications.Subscription _ = this.notifications.follow(id, waiter)) {
			Optional<Job> job = this.jobs.find(id, owner);
			while (job.isPresent() && !wanted.test(job.get()) && pause(waiter, job.get(), end)) {
				job = this.jobs.find(id, owner);
			}
			return job;
		}
	}

	/** A waiter for any version other than the one it saw last. */
	private static final class Waiter implements JobNotifications.Follower {

		private final Semaphore changes = new Semaphore(0);

		private volatile long known;

		@Override
		public void changed() {
			this.changes.release();
		}

		@Override
		public long known() {
			return this.known;
		}

	}

	private boolean pause(Waiter waiter, Job seen, long end) {
		waiter.known = seen.version();
		long left = end - System.nanoTime();
		if (left <= 0 || this.notifications.isClosing()) {
			return false;
		}
		try {
			if (waiter.changes.tryAcquire(left, TimeUnit.NANOSECONDS)) {
				waiter.changes.drainPermits();
			}
			TimeBudget.renew();
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
