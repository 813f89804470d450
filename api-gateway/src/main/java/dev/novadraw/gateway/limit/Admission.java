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

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

import dev.novadraw.engine.problem.Problem;
import dev.novadraw.engine.queue.BacklogRepository;
import dev.novadraw.engine.timeout.TimeBudget;
import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.caller.ClientLimits;
import dev.novadraw.gateway.limit.rate.RateLimiter;
import dev.novadraw.gateway.problem.Quota;

/**
 * Lets jobs into the queue, as long as there is room for them: what was accepted has to
 * be kept.
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

	/** Those that were admitted and are not written yet, by client, and by user. */
	private final Map<String, Integer> comingIn = new ConcurrentHashMap<>();

	private final AtomicInteger sinceCounted = new AtomicInteger();

	private final AsyncLoadingCache<String, Integer> waiting;

	/** Of those whose queue is not even half full: they are not counted each time. */
	private final Cache<String, Queue> waitingOf;

	/**
	 * A limit on the jobs that wait.
	 *
	 * @param key of whom they are counted
	 * @param user the user whose they are, null for all of the client
	 * @param limit how many there may be
	 * @param name of the limit
	 * @param code of the problem when there are as many
	 * @param title of that problem
	 */
	private record Limit(String key, @Nullable String user, int limit, String name, String code, String title) {

		@Override
		public String toString() {
			return this.name + "=" + this.limit;
		}

		static List<Limit> of(Caller caller, ClientLimits limits) {
			Limit ofClient = new Limit(caller.client(), null, RateLimiter.required(limits.queuedJobs()), QUEUE,
					"QUEUE_FULL", "Too many of your jobs are waiting");
			return (caller.owner().user() == null) ? List.of(ofClient)
					: List.of(new Limit(caller.credential(), caller.owner().user(),
							RateLimiter.required(limits.userQueuedJobs()), "user-queue", "USER_QUEUE_FULL",
							"Too many jobs of this user are waiting"), ofClient);
		}

	}

	/**
	 * The queued jobs of one client or user.
	 *
	 * @param counted how much it was
	 * @param since those that were admitted after that
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
	 * Finds a place for a new job, or refuses it.
	 */
	public AdmissionPermit admit(Caller caller) {
		ClientLimits limits = caller.limits();
		if (limits != null) {
			this.rates.job(caller, limits);
		}
		List<Limit> all = (limits != null) ? Limit.of(caller, limits) : List.of();
		AdmissionPermit place = hold(all);
		try {
			checkQueue();
			all.forEach((limit) -> checkQueueOf(caller.client(), limit));
			return place;
		}
		catch (RuntimeException ex) {
			place.close();
			throw ex;
		}
	}

	private AdmissionPermit hold(List<Limit> limits) {
		limits.forEach((limit) -> this.comingIn.merge(limit.key(), 1, Integer::sum));
		return () -> limits.forEach(
				(limit) -> this.comingIn.computeIfPresent(limit.key(), (key, count) -> (count > 1) ? count - 1 : null));
	}

	private void checkQueue() {
		int before = TimeBudget.await(this.waiting.get(QUEUE));
		if (before + this.sinceCounted.incrementAndGet() > this.max) {
			throw full(HttpStatus.SERVICE_UNAVAILABLE, QUEUE, this.max, "SERVICE_FULL",
					"The service has more to do than it can",
					"As many jobs wait as can be kept. Nothing was accepted; send it again in a while.");
		}
	}

	private void checkQueueOf(String client, Limit limit) {
		Queue remembered = this.waitingOf.getIfPresent(limit.key());
		if (remembered != null && remembered.length() <= limit.limit() / 2) {
			return;
		}
		int coming = this.comingIn.getOrDefault(limit.key(), 0);
		int counted = this.backlog.waitingOf(client, limit.user(), limit.limit()) + coming;
		this.waitingOf.put(limit.key(), new Queue(counted, new AtomicInteger()));
		if (counted > limit.limit()) {
			throw full(HttpStatus.TOO_MANY_REQUESTS, limit.name(), limit.limit(), limit.code(), limit.title(),
					"There may be %d at a time. Wait until some have begun, or cancel what nobody needs any more."
						.formatted(limit.limit()));
		}
	}

	private static RuntimeException full(HttpStatus status, String name, int quota, String code, String title,
			String detail) {
		return Quota.exhausted(name, quota, PAUSE).used(status, new Problem(code, title, detail, true));
	}

}
