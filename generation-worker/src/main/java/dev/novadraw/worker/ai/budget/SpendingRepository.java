package dev.novadraw.worker.ai.budget;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.database.AsEngine;
import dev.novadraw.worker.ai.budget.CallBudget.Admission.Granted;
import dev.novadraw.worker.ai.provider.FailureClassifier;
import dev.novadraw.worker.ai.provider.ProviderProperties;
import dev.novadraw.worker.ai.provider.Route;

/**
 * SQL of the rate limits of models and of the spending per day.
 */
@Repository
class SpendingRepository {

	/**
	 * A refill time in the future resets the limit, and a pause beyond the maximum is
	 * ignored: the clock was wrong then. Before PostgreSQL 17 nothing can be subtracted
	 * from {@code -infinity}, the value of a model that was never paused.
	 */
	private static final String LOCK = """
			insert into provider_budget (provider, model, requests, tokens)
			values (:provider, :model, :requests, :tokens)
			on conflict (provider, model) do update set model = excluded.model
			returning requests, tokens, case when as_of > clock_timestamp() + interval '10 s' then 60
					else greatest(0, extract(epoch from clock_timestamp() - as_of)) end as seconds,
				case when resume_at > clock_timestamp() + :max_pause * interval '1 ms' then 0
					else greatest(0, extract(epoch from greatest(resume_at, now()) - clock_timestamp())) end as rest,
				exists (select from dispatch_rule where scope = 'provider' and key = :provider and paused) as paused,
				(now() at time zone 'UTC')::date as day
			""";

	private static final String TAKE = """
			update provider_budget set requests = :requests, tokens = :tokens, as_of = clock_timestamp()
			where provider = :provider and model = :model
			""";

	private static final String SPENT = """
			select coalesce(sum(cost_micros + reserved_micros), 0) as day,
				coalesce(sum(cost_micros + reserved_micros) filter (where client = :client), 0) as client
			from spending where day = :day
			""";

	private static final String LOCK_SPENDING = """
			select pg_advisory_xact_lock(hashtext('novadraw.spending'))
			""";

	private static final String RESERVE = """
			insert into spending (day, client, provider, model, reserved_micros)
			values (:day, :client, :provider, :model, :micros)
			on conflict (day, client, provider, model) do update
				set reserved_micros = spending.reserved_micros + excluded.reserved_micros
			""";

	private static final String SETTLE = """
			insert into spending (day, client, provider, model, calls, input_tokens, output_tokens, reserved_micros,
				cost_micros, wasted_micros)
			values (:day, :client, :provider, :model, 1, :input, :output, 0, :cost, :wasted)
			on conflict (day, client, provider, model) do update set calls = spending.calls + 1,
				input_tokens = spending.input_tokens + excluded.input_tokens,
				output_tokens = spending.output_tokens + excluded.output_tokens,
				reserved_micros = greatest(0, spending.reserved_micros - :reserved),
				cost_micros = spending.cost_micros + excluded.cost_micros,
				wasted_micros = spending.wasted_micros + excluded.wasted_micros
			""";

	private static final String RETURN_TOKENS = """
			update provider_budget set tokens = tokens + :tokens where provider = :provider and model = :model
			""";

	private static final String WASTE = """
			update spending set wasted_micros = wasted_micros + :micros
			where day = :day and client = :client and provider = :provider and model = :model
			""";

	private static final String DELAY_CALLS = """
			update provider_budget
			set resume_at = greatest(clock_timestamp() + :millis * interval '1 ms',
				case when resume_at < clock_timestamp() + :max_pause * interval '1 ms' then resume_at end)
			where provider = :provider and model = :model
			""";

	private final JdbcClient jdbc;

	SpendingRepository(@AsEngine JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Locks the row of a model until the end of the transaction, and creates it if it
	 * does not exist.
	 */
	Bucket lock(Route route) {
		ProviderProperties.Limits limits = route.settings().limits();
		return this.jdbc.sql(LOCK)
			.param("provider", route.provider())
			.param("model", route.model())
			.param("requests", (double) limits.requestsPerMinute())
			.param("tokens", (double) limits.tokensPerMinute())
			.param("max_pause", maxPause(route).toMillis())
			.query((row, number) -> Bucket.read(row, limits))
			.single();
	}

	/**
	 * Takes one request and the given number of tokens from the limits of a model.
	 */
	void take(Route route, Bucket bucket, long tokens) {
		this.jdbc.sql(TAKE)
			.param("provider", route.provider())
			.param("model", route.model())
			.param("requests", bucket.requestsWithout(1))
			.param("tokens", bucket.tokensWithout(tokens))
			.update();
	}

	/**
	 * Returns the spending of a day, and locks it until the end of the transaction.
	 */
	Spent spent(LocalDate day, String client) {
		this.jdbc.sql(LOCK_SPENDING).query().singleRow();
		return this.jdbc.sql(SPENT).param("day", day).param("client", client).query(Spent.class).single();
	}

	void reserve(Route route, LocalDate day, String client, long micros) {
		this.jdbc.sql(RESERVE)
			.param("day", day)
			.param("client", client)
			.param("provider", route.provider())
			.param("model", route.model())
			.param("micros", micros)
			.update();
	}

	/**
	 * Records a call on the day of its reservation. Runs in a transaction, and locks the
	 * budget row first, like all other writers, to avoid deadlocks.
	 */
	void settle(Granted call, long inputTokens, long outputTokens, long micros, boolean wasted) {
		long unused = call.tokens() - inputTokens - outputTokens;
		if (unused > 0) {
			this.jdbc.sql(RETURN_TOKENS)
				.param("provider", call.provider())
				.param("model", call.model())
				.param("tokens", unused)
				.update();
		}
		this.jdbc.sql(SETTLE)
			.param("day", call.day())
			.param("client", call.client())
			.param("provider", call.provider())
			.param("model", call.model())
			.param("input", inputTokens)
			.param("output", outputTokens)
			.param("reserved", call.micros())
			.param("cost", micros)
			.param("wasted", wasted ? micros : 0)
			.update();
	}

	void markWasted(LocalDate day, String client, String provider, String model, long micros) {
		this.jdbc.sql(WASTE)
			.param("day", day)
			.param("client", client)
			.param("provider", provider)
			.param("model", model)
			.param("micros", micros)
			.update();
	}

	void delayCalls(Route route, Duration wait) {
		this.jdbc.sql(DELAY_CALLS)
			.param("provider", route.provider())
			.param("model", route.model())
			.param("millis", wait.toMillis())
			.param("max_pause", maxPause(route).toMillis())
			.update();
	}

	private static Duration maxPause(Route route) {
		Duration own = route.rateLimitWait();
		Duration max = (own.compareTo(FailureClassifier.MAX_WAIT) > 0) ? own : FailureClassifier.MAX_WAIT;
		return max.plusMinutes(1);
	}

	/**
	 * Money spent or reserved on a day, in millionths of a dollar: by all clients and by
	 * one.
	 */
	record Spent(long day, long client) {

	}

	/**
	 * The remaining limits of a model.
	 *
	 * @param pause the remaining pause, in seconds
	 * @param day the UTC day by the clock of the database
	 */
	record Bucket(double requests, double tokens, ProviderProperties.Limits limits, double pause, boolean paused,
			LocalDate day) {

		private static final double SECONDS_A_MINUTE = 60;

		static Bucket read(ResultSet row, ProviderProperties.Limits limits) throws SQLException {
			double minutes = row.getDouble("seconds") / SECONDS_A_MINUTE;
			return new Bucket(refilled(row.getDouble("requests"), limits.requestsPerMinute(), minutes),
					refilled(row.getDouble("tokens"), limits.tokensPerMinute(), minutes), limits, row.getDouble("rest"),
					row.getBoolean("paused"), row.getObject("day", LocalDate.class));
		}

		// Limits that are not set are not counted: they would be a debt once they are
		// set.
		private static double refilled(double left, int perMinute, double minutes) {
			return (perMinute == 0) ? 0 : Math.min(perMinute, left + perMinute * minutes);
		}

		double requestsWithout(long taken) {
			return (this.limits.requestsPerMinute() == 0) ? 0 : this.requests - taken;
		}

		double tokensWithout(long taken) {
			return (this.limits.tokensPerMinute() == 0) ? 0 : this.tokens - taken;
		}

		/**
		 * Returns the wait until the limits allow the call; zero if they allow it now.
		 */
		Duration until(long tokensNeeded) {
			double seconds = Math.max(this.pause, Math.max(wait(1, this.requests, this.limits.requestsPerMinute()),
					wait(tokensNeeded, this.tokens, this.limits.tokensPerMinute())));
			return Duration.ofMillis((long) Math.ceil(seconds * 1000));
		}

		// A call larger than the limit passes when the bucket is full; otherwise it would
		// wait
		// forever.
		private static double wait(double needed, double left, int perMinute) {
			double missing = Math.min(needed, perMinute) - left;
			return (perMinute > 0 && missing > 0) ? missing * SECONDS_A_MINUTE / perMinute : 0;
		}

	}

}
