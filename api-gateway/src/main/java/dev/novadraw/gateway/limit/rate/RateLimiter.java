package dev.novadraw.gateway.limit.rate;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import javax.sql.DataSource;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.NopeOptimizationListener;
import io.github.bucket4j.distributed.proxy.optimization.delay.DelayOptimization;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import dev.novadraw.engine.database.AsEngine;
import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.engine.timeout.TimeBudget;
import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.caller.ClientLimits;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.Quota;

/**
 * Rate limits of callers, counted by all gateways together in PostgreSQL, by its clock. A
 * gateway synchronizes after a share of the capacity, not on every request, so that all
 * together may exceed a limit by about 1 %.
 */
@Component
public class RateLimiter {

	static final Duration MINUTE = Duration.ofMinutes(1);

	static final Duration DAY = Duration.ofDays(1);

	private static final Duration UNSYNCHRONIZED = Duration.ofMillis(100);

	/** The time that a stored bucket outlives its full refill. */
	private static final Duration STORED_LONGER = Duration.ofMinutes(1);

	/**
	 * Shorter than {@link #STORED_LONGER}, so that every remembered bucket is still
	 * stored.
	 */
	private static final Duration REMEMBERED = Duration.ofSeconds(30);

	private static final int MAX_REMEMBERED = 50_000;

	private final RateClock clock;

	private final PostgreSQLSelectForUpdateBasedProxyManager<String> shared;

	private final AsyncCache<String, Rate> buckets = Caffeine.newBuilder()
		.executor(Thread::startVirtualThread)
		.maximumSize(MAX_REMEMBERED)
		.expireAfterAccess(REMEMBERED)
		.buildAsync();

	RateLimiter(@AsEngine DataSource database, RateClock clock) {
		this.clock = clock;
		this.shared = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
			.primaryKeyMapper(PrimaryKeyMapper.STRING)
			.table("rate_limit")
			.clientClock(clock)
			.addCustomColumn(new ExpiresAt(STORED_LONGER))
			.build();
	}

	/**
	 * A bucket and the lock that guards it. The call that synchronizes with the database
	 * blocks all others, so their wait is limited.
	 */
	private record Rate(BucketProxy bucket, Lock lock) {

		ConsumptionProbe consumeToken() {
			return TimeBudget.locked(this.lock, () -> this.bucket.tryConsumeAndReturnRemaining(1));
		}

		@Override
		public String toString() {
			return "a rate";
		}

	}

	/**
	 * Counts a request of a limited caller.
	 * @return the remaining quota
	 * @throws ApiProblem if the limit is reached
	 */
	Quota request(Caller caller, ClientLimits limits) {
		int burst = required(limits.burst());
		int perSecond = required(limits.requestsPerSecond());
		Rate rate = rate("requests " + caller.credential() + " " + burst + " " + perSecond, burst,
				() -> BucketConfiguration.builder()
					.addLimit((limit) -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
					.build());
		ConsumptionProbe probe = rate.consumeToken();
		Quota quota = new Quota("burst", burst, Duration.ofMillis(burst * 1000L / perSecond),
				probe.getRemainingTokens(), Duration.ofNanos(probe.isConsumed() ? 0 : probe.getNanosToWaitForRefill()));
		if (!probe.isConsumed()) {
			throw quota.used(ProblemCode.RATE_LIMITED,
					"At most %d requests per second and %d at once are allowed. Slow down; wait for jobs with 'Prefer: wait' or their event stream instead of polling."
						.formatted(perSecond, burst));
		}
		return quota;
	}

	/**
	 * Counts a new job for the client, and for the user if the caller is one. A job that
	 * exceeds the client's limit is not counted for the user.
	 * @throws ApiProblem if a limit is reached
	 */
	public void job(Caller caller, ClientLimits limits) {
		JobRate ofClient = JobRate.ofClient(limits);
		if (caller.owner().user() == null) {
			consumeToken(jobs(caller.client(), ofClient), ofClient);
			return;
		}
		JobRate ofUser = JobRate.ofUser(limits);
		Rate user = jobs(caller.credential(), ofUser);
		consumeToken(user, ofUser);
		try {
			consumeToken(jobs(caller.client(), ofClient), ofClient);
		}
		catch (ApiProblem ex) {
			returnToken(user, ex);
			throw ex;
		}
	}

	private static void returnToken(Rate rate, ApiProblem refusal) {
		try {
			TimeBudget.locked(rate.lock(), () -> {
				rate.bucket().addTokens(1);
				return true;
			});
		}
		catch (RuntimeException ex) {
			refusal.addSuppressed(ex);
		}
	}

	private static void consumeToken(Rate rate, JobRate limit) {
		ConsumptionProbe probe = rate.consumeToken();
		if (!probe.isConsumed()) {
			throw limit.used(Duration.ofNanos(probe.getNanosToWaitForRefill()));
		}
	}

	private Rate jobs(String owner, JobRate rate) {
		int perMinute = rate.perMinute();
		int perDay = rate.perDay();
		return rate(rate.name() + " " + owner + " " + perMinute + " " + perDay, Math.min(perMinute, perDay),
				() -> BucketConfiguration.builder()
					.addLimit((limit) -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
					.addLimit((limit) -> limit.capacity(perDay).refillGreedy(perDay, DAY))
					.build());
	}

	private Rate rate(String id, int capacity, Supplier<BucketConfiguration> configuration) {
		// The id may contain the name of a client's user, so only its digest is stored.
		if (this.clock.refresh()) {
			this.buckets.synchronous().invalidateAll();
		}
		String digest = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
		return TimeBudget.await(this.buckets.get(digest, (key) -> newRate(key, capacity, configuration)));
	}

	private Rate newRate(String key, int capacity, Supplier<BucketConfiguration> configuration) {
		// Concurrent requests fail on a bucket that does not exist yet, so it is created
		// here.
		this.shared.builder().build(key, configuration).getAvailableTokens();
		BucketProxy bucket = this.shared.builder()
			.withOptimization(new DelayOptimization(new DelayParameters(Math.max(1, capacity / 100), UNSYNCHRONIZED),
					NopeOptimizationListener.INSTANCE, this.clock))
			.build(key, configuration);
		return new Rate(bucket, new ReentrantLock());
	}

	public static int required(@Nullable Integer limit) {
		return Objects.requireNonNull(limit, "A caller's limits are complete");
	}

}
