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
 * Brings those who follow a job together with what happens to it. News only say that
 * there is something to look at; what a job is like stands in the database alone.
 */
@Service
public class JobNotifications {

	private final Map<JobId, Set<Follower>> followers = new ConcurrentHashMap<>();

	private volatile boolean closing;

	/**
	 * Somebody who follows a job. What is called here returns at once.
	 */
	public interface Follower {

		/**
		 * Something may have happened to the job.
		 */
		void look();

		/**
		 * The newest version of the job that was seen, 0 before it was looked at.
		 */
		long known();

		/**
		 * There is more of what it is making.
		 */
		default void progress(ProgressReport report) {
		}

	}

	/**
	 * Ends the following of a job.
	 */
	public interface Subscription extends AutoCloseable {

		@Override
		void close();

	}

	/**
	 * Begins to follow a job. No change after that is missed.
	 */
	public Subscription follow(JobId id, Follower follower) {
		this.followers.compute(id, (key, others) -> with(others, follower));
		return () -> this.followers.computeIfPresent(id, (key, all) -> without(all, follower));
	}

	/**
	 * The jobs that are followed, with the oldest version that a follower of each knows.
	 * A follower that has not looked yet knows none.
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
	 * Whether this process is about to end, so that nobody should go on waiting.
	 */
	public boolean isClosing() {
		return this.closing;
	}

	void changed(JobId id) {
		tell(id, Follower::look);
	}

	void progressed(ProgressReport report) {
		tell(report.job(), (follower) -> follower.progress(report));
	}

	private void tell(JobId id, Consumer<Follower> news) {
		this.followers.getOrDefault(id, Set.of()).forEach(news);
	}

	/**
	 * Lets everybody go with what there is, so that shutting down need not wait for them.
	 */
	@EventListener
	void on(ContextClosedEvent event) {
		this.closing = true;
		this.followers.keySet().forEach(this::changed);
	}

	private static Set<Follower> with(@Nullable Set<Follower> others, Follower follower) {
		Set<Follower> all = (others != null) ? others : ConcurrentHashMap.newKeySet();
		all.add(follower);
		return all;
	}

	private static @Nullable Set<Follower> without(Set<Follower> all, Follower follower) {
		all.remove(follower);
		return all.isEmpty() ? null : all;
	}

}
