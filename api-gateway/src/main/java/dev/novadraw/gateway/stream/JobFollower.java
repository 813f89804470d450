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

	private final Semaphore news = new Semaphore(0);

	private final AtomicReference<ProgressReport> newest = new AtomicReference<>();

	private final AtomicBoolean changed = new AtomicBoolean(true);

	private volatile long known;

	/**
	 * Records the newest event that was sent.
	 */
	void knows(long event) {
		this.known = event;
	}

	@Override
	public long known() {
		return this.known;
	}

	@Override
	public void look() {
		this.changed.set(true);
		this.news.release();
	}

	@Override
	public void progress(ProgressReport report) {
		this.newest.accumulateAndGet(report, JobFollower::newer);
		this.news.release();
	}

	private static ProgressReport newer(ProgressReport one, ProgressReport other) {
		boolean newer = one == null || other.token() > one.token()
				|| (other.token() == one.token() && other.seq() > one.seq());
		return newer ? other : one;
	}

	/**
	 * Waits for notifications.
	 * @return true if there are any
	 */
	boolean await(Duration patience) throws InterruptedException {
		boolean any = this.news.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
		this.news.drainPermits();
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
