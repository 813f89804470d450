package dev.novadraw.gateway.notification;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.progress.ProgressReport;

/**
 * Delivers notifications to the followers of a job. A notification only says that the job
 * may have changed; its state is read from the database.
 */
@Service
public class JobNotifications {

	private final Map<JobId, Set<Follower>> followers = new ConcurrentHashMap<>();

	private volatile boolean closing;

	/**
	 * A follower of a job. Its methods must return at once.
	 */
	public interface Follower {

		/**
		 * Receives a notification that the job may have changed.
		 */
		void changed();

		/**
		 * Returns the newest version of the job that this follower has seen, 0 before its
		 * first read.
		 */
		long known();

		/**
		 * Receives the result so far while the job runs.
		 */
		default void progress(ProgressReport report) {
		}

	}

	/**
	 * A subscription to the notifications of a job.
	 */
	public interface Subscription extends AutoCloseable {

		@Override
		void close();

	}

	/**
	 * Subscribes to a job. No later change is missed.
	 */
	public Subscription follow(JobId id, Follower follower) {
		this.followers.compute(id, (key, existing) -> with(existing, follower));
		return () -> this.followers.computeIfPresent(id, (key, all) -> without(all, follower));
	}

	/**
	 * Returns the followed jobs with the oldest version that any follower has seen.
	 * Followers that have not read their job yet are ignored.
	 */
	Map<JobId, Long> known() {
		Map<JobId, Long> known = HashMap.newHashMap(this.followers.size());
		this.followers.forEach((id, all) -> all.stream()
			.mapToLong(Follower::known)
			.filter((version) -> version > 0)
			.min()
			.ifPresent((version) -> known.put(id, version)));
		return known;
	}

	/**
	 * Returns true once this process shuts down; waiters should return.
	 */
	public boolean isClosing() {
		return this.closing;
	}

	void changed(JobId id) {
		notifyFollowers(id, Follower::changed);
	}

	void progressed(ProgressReport report) {
		notifyFollowers(report.job(), (follower) -> follower.progress(report));
	}

	private void notifyFollowers(JobId id, Consumer<Follower> action) {
		this.followers.getOrDefault(id, Set.of()).forEach(action);
	}

	/**
	 * Wakes all followers, so that the shutdown need not wait for them.
	 */
	@EventListener
	void on(ContextClosedEvent event) {
		this.closing = true;
		this.followers.keySet().forEach(this::changed);
	}

	private static Set<Follower> with(@Nullable Set<Follower> existing, Follower follower) {
		Set<Follower> all = (existing != null) ? existing : ConcurrentHashMap.newKeySet();
		all.add(follower);
		return all;
	}

	private static @Nullable Set<Follower> without(Set<Follower> all, Follower follower) {
		all.remove(follower);
		return all.isEmpty() ? null : all;
	}

}
