package dev.novadraw.gateway.stream;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import dev.novadraw.engine.progress.ProgressReport;
import dev.novadraw.gateway.notification.JobNotifications;

/**
 * Collects notifications until the stream reads them. Only the newest progress report is
 * kept, because each contains the whole result so far.
 */
final class JobFollower implements JobNotifications.Follower {

	private final Semaphore wakeUps = new Semaphore(0);

	private final AtomicReference<ProgressReport> newest = new AtomicReference<>();

	private final AtomicBoolean changed = new AtomicBoolean(true);

	private volatile long known;

	/**
	 * Records the newest event that was sent.
	 */
	void setKnown(long event) {
		this.known = event;
	}

	@Override
	public long known() {
		return this.known;
	}

	@Override
	public void changed() {
		this.changed.set(true);
		this.wakeUps.release();
	}

	@Override
	public void progress(ProgressReport report) {
		this.newest.accumulateAndGet(report, JobFollower::newer);
		this.wakeUps.release();
	}

	private static ProgressReport newer(ProgressReport first, ProgressReport second) {
		boolean newer = first == null || second.token() > first.token()
				|| (second.token() == first.token() && second.seq() > first.seq());
		return newer ? second : first;
	}

	/**
	 * Waits for notifications.
	 * @return true if there are any
	 */
	boolean await(Duration timeout) throws InterruptedException {
		boolean any = this.wakeUps.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS);
		this.wakeUps.drainPermits();
		return any;
	}

	/**
	 * Returns true if the job may have changed since the last call.
	 */
	boolean takeChanged() {
		return this.changed.getAndSet(false);
	}

	Optional<ProgressReport> takeProgress() {
		return Optional.ofNullable(this.newest.getAndSet(null));
	}

}
