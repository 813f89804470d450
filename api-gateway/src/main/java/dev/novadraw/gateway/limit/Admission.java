package dev.novadraw.gateway.limit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.engine.queue.BacklogRepository;
import dev.novadraw.engine.timeout.TimeBudget;
import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.caller.ClientLimits;
import dev.novadraw.gateway.limit.rate.RateLimiter;
import dev.novadraw.gateway.problem.Quota;

/**
 * Admits jobs to the queue while it has room, because an accepted job must be kept.
 */
@Service
public class Admission {

	private static final String QUEUE = "queue";

	private static final Duration MEMORY = Duration.ofMillis(250);

	private static final int MAX_REMEMBERED = 10_000;

	private static final Duration PAUSE = Duration.ofSeconds(5);

	private final RateLimiter rates;

	private final BacklogRepository backlog;

	private final int max;

	/** The jobs that were admitted but not yet written, by client or user. */
	private final Map<String, Integer> unwritten = new ConcurrentHashMap<>();

	private final AtomicInteger sinceCounted = new AtomicInteger();

	private final AsyncLoadingCache<String, Integer> waiting;

	/**
	 * The remembered queue lengths. They are trusted up to half of the limit, so that
	 * short queues are not counted each time.
	 */
	private final Cache<String, Queue> waitingOf;

	/**
	 * A limit on queued jobs.
	 *
	 * @param key the key that they are counted by
	 * @param user the user that they belong to, null for all of the client
	 * @param limit the maximum number
	 * @param name the name of the limit
	 * @param code the code of the problem when the limit is reached
	 */
	private record Limit(String key, @Nullable String user, int limit, String name, ProblemCode code) {

		@Override
		public String toString() {
			return this.name + "=" + this.limit;
		}

		static List<Limit> of(Caller caller, ClientLimits limits) {
			Limit ofClient = new Limit(caller.client(), null, RateLimiter.required(limits.queuedJobs()), QUEUE,
					ProblemCode.QUEUE_FULL);
			return (caller.owner().user() == null) ? List.of(ofClient)
					: List.of(new Limit(caller.credential(), caller.owner().user(),
							RateLimiter.required(limits.userQueuedJobs()), "user-queue", ProblemCode.USER_QUEUE_FULL),
							ofClient);
		}

	}

	/**
	 * The queued jobs of one client or user.
	 *
	 * @param counted the number when last counted
	 * @param since the number of jobs admitted since then
	 */
	private record Queue(int counted, AtomicInteger since) {

		int length() {
			return this.counted + this.since.incrementAndGet();
		}

	}

	Admission(RateLimiter rates, BacklogRepository backlog, AdmissionProperties settings) {
		this.rates = rates;
		this.backlog = backlog;
		this.max = settings.max();
		this.waiting = Caffeine.newBuilder()
			.executor(Thread::startVirtualThread)
			.refreshAfterWrite(MEMORY)
			.expireAfterWrite(MEMORY.multipliedBy(4))
			.buildAsync((queue) -> count());
		this.waitingOf = Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).expireAfterWrite(MEMORY).build();
	}

	private int count() {
		this.sinceCounted.set(0);
		return this.backlog.waiting(this.max);
	}

	/**
	 * Admits a new job, or throws the problem of the limit that is reached.
	 */
	public Permit admit(Caller caller) {
		ClientLimits limits = caller.limits();
		if (limits != null) {
			this.rates.job(caller, limits);
		}
		List<Limit> all = (limits != null) ? Limit.of(caller, limits) : List.of();
		Permit permit = reserve(all);
		try {
			checkQueue();
			all.forEach((limit) -> checkQueueOf(caller.client(), limit));
			return permit;
		}
		catch (RuntimeException ex) {
			permit.close();
			throw ex;
		}
	}

	private Permit reserve(List<Limit> limits) {
		limits.forEach((limit) -> this.unwritten.merge(limit.key(), 1, Integer::sum));
		return () -> limits.forEach((limit) -> this.unwritten.computeIfPresent(limit.key(),
				(key, count) -> (count > 1) ? count - 1 : null));
	}

	private void checkQueue() {
		int before = TimeBudget.await(this.waiting.get(QUEUE));
		if (before + this.sinceCounted.incrementAndGet() > this.max) {
			throw full(QUEUE, this.max, ProblemCode.SERVICE_FULL,
					"The queue holds as many jobs as it can. Nothing was accepted; send the request again after the time in Retry-After.");
		}
	}

	private void checkQueueOf(String client, Limit limit) {
		Queue remembered = this.waitingOf.getIfPresent(limit.key());
		if (remembered != null && remembered.length() <= limit.limit() / 2) {
			return;
		}
		int unwrittenOfKey = this.unwritten.getOrDefault(limit.key(), 0);
		int counted = this.backlog.waitingOf(client, limit.user(), limit.limit()) + unwrittenOfKey;
		this.waitingOf.put(limit.key(), new Queue(counted, new AtomicInteger()));
		if (counted > limit.limit()) {
			throw full(limit.name(), limit.limit(), limit.code(),
					"At most %d queued jobs are allowed. Wait until some have started, or cancel jobs that are no longer needed."
						.formatted(limit.limit()));
		}
	}

	private static RuntimeException full(String name, int quota, ProblemCode code, String detail) {
		return Quota.exhausted(name, quota, PAUSE).used(code, detail);
	}

}
