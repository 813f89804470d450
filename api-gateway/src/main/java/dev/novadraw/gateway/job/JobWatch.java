package dev.novadraw.gateway.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

import dev.novadraw.client.Owner;
import dev.novadraw.job.Job;
import dev.novadraw.job.JobId;

/**
 * Watches jobs for those who wait for one. What a job is like is read from the database
 * alone; events only say when to look, and when none comes it looks anyway.
 */
@Service
public class JobWatch {

	private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

	private final Map<JobId, Set<Semaphore>> waiting = new ConcurrentHashMap<>();

	private final OwnedJobs jobs;

	private final InstantSource clock;

	private volatile boolean closing;

	JobWatch(OwnedJobs jobs, InstantSource clock) {
		this.jobs = jobs;
		this.clock = clock;
	}

	/**
	 * Returns the job as soon as it is as wanted, or as it is when patience is over;
	 * empty when its owner has no such job.
	 */
	public Optional<Job> await(JobId id, Owner owner, Duration patience, Predicate<Job> wanted) {
		if (patience.isZero()) {
			return this.jobs.find(id, owner);
		}
		Instant end = this.clock.instant().plus(patience);
		Semaphore news = new Semaphore(0);
		// Listen first, look then: what happens in between is not missed.
		this.waiting.compute(id, (key, others) -> with(others, news));
		try {
			Optional<Job> job = this.jobs.find(id, owner);
			while (job.isPresent() && !wanted.test(job.get()) && pause(news, end)) {
				job = this.jobs.find(id, owner);
			}
			return job;
		}
		finally {
			this.waiting.computeIfPresent(id, (key, all) -> without(all, news));
		}
	}

	private boolean pause(Semaphore news, Instant end) {
		long left = Duration.between(this.clock.instant(), end).toMillis();
		if (left <= 0 || this.closing) {
			return false;
		}
		try {
			if (news.tryAcquire(Math.min(left, BETWEEN_LOOKS.toMillis()), TimeUnit.MILLISECONDS)) {
				news.drainPermits();
			}
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/**
	 * Says that something happened to a job.
	 */
	void wake(JobId id) {
		this.waiting.getOrDefault(id, Set.of()).forEach(Semaphore::release);
	}

	/**
	 * Lets everybody go with what there is, so that shutting down need not wait for them.
	 */
	@EventListener
	void on(ContextClosedEvent event) {
		this.closing = true;
		this.waiting.keySet().forEach(this::wake);
	}

	private static Set<Semaphore> with(@Nullable Set<Semaphore> others, Semaphore news) {
		Set<Semaphore> all = (others != null) ? others : ConcurrentHashMap.newKeySet();
		all.add(news);
		return all;
	}

	private static @Nullable Set<Semaphore> without(Set<Semaphore> all, Semaphore news) {
		all.remove(news);
		return all.isEmpty() ? null : all;
	}

}
