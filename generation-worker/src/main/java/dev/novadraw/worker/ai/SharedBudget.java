package dev.novadraw.worker.ai;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

import dev.novadraw.dispatch.Rule;
import dev.novadraw.dispatch.Steering;

/**
 * The budget that all workers share, in the database. The row of a model is locked for
 * the moment of a decision, so that two workers never take the same last call.
 */
@Repository
class SharedBudget implements CallBudget {

	private static final Logger log = LoggerFactory.getLogger(SharedBudget.class);

	private static final String LOCK = """
			insert into provider_budget (provider, model, requests, tokens)
			values (:provider, :model, :requests, :tokens)
			on conflict (provider, model) do update set model = excluded.model
			returning requests, tokens, extract(epoch from clock_timestamp() - as_of) as seconds,
				greatest(0, extract(epoch from resume_at - clock_timestamp())) as rest,
				exists (select from dispatch_rule where scope = 'provider' and key = :provider and paused) as paused
			""";

	private static final String TAKE = """
			update provider_budget set requests = :requests, tokens = :tokens, as_of = clock_timestamp()
			where provider = :provider and model = :model
			""";

	private static final String SPENT = """
			select coalesce(sum(cost_micros + reserved_micros), 0) as day,
				coalesce(sum(cost_micros + reserved_micros) filter (where client = :client), 0) as client
			from spending where day = (now() at time zone 'UTC')::date
			""";

	private static final String ONE_AT_A_TIME = """
			select pg_advisory_xact_lock(hashtext('novadraw.spending'))
			""";

	private static final String RESERVE = """
			insert into spending (day, client, provider, model, reserved_micros)
			values ((now() at time zone 'UTC')::date, :client, :provider, :model, :micros)
			on conflict (day, client, provider, model) do update
				set reserved_micros = spending.reserved_micros + excluded.reserved_micros
			""";

	private static final String SETTLE = """
			insert into spending (day, client, provider, model, calls, input_tokens, output_tokens, reserved_micros,
				cost_micros, wasted_micros)
			values ((now() at time zone 'UTC')::date, :client, :provider, :model, 1, :input, :output, -:reserved, :cost, :wasted)
			on conflict (day, client, provider, model) do update set calls = spending.calls + 1,
				input_tokens = spending.input_tokens + excluded.input_tokens,
				output_tokens = spending.output_tokens + excluded.output_tokens,
				reserved_micros = greatest(0, spending.reserved_micros + excluded.reserved_micros),
				cost_micros = spending.cost_micros + excluded.cost_micros,
				wasted_micros = spending.wasted_micros + excluded.wasted_micros
			""";

	private static final String GIVE_BACK = """
			update provider_budget set tokens = tokens + :tokens where provider = :provider and model = :model
			""";

	private static final String WASTE = """
			update spending set wasted_micros = wasted_micros + :micros
			where day = (now() at time zone 'UTC')::date and client = :client and provider = :provider and model = :model
			""";

	private static final String REST = """
			update provider_budget
			set resume_at = greatest(resume_at, clock_timestamp() + :millis * interval '1 ms')
			where provider = :provider and model = :model
			""";

	private final AiSettings.SpendCap cap;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final Steering steering;

	SharedBudget(AiSettings settings, JdbcClient jdbc, PlatformTransactionManager transactions, Steering steering) {
		this.cap = settings.spendCap();
		this.jdbc = jdbc;
		this.transaction = new TransactionTemplate(transactions);
		this.steering = steering;
	}

	@Override
	public Admission admit(Route route, Ledger ledger, long tokens, long micros) {
		if (route.isLocal()) {
			return granted(route, ledger, tokens, micros);
		}
		try {
			return Objects.requireNonNull(this.transaction.execute((status) -> decide(route, ledger, tokens, micros)));
		}
		catch (DataAccessException | TransactionException ex) {
			log.warn("Nobody can look into the books of AI calls: {}", ex.getClass().getSimpleName());
			return new Admission.Closed();
		}
	}

	private Admission decide(Route route, Ledger ledger, long tokens, long micros) {
		Bucket bucket = lock(route);
		route.sawPaused(bucket.paused());
		if (bucket.paused()) {
			return new Admission.Paused();
		}
		Duration wait = bucket.until(tokens);
		if (!wait.isZero()) {
			return new Admission.Later(wait);
		}
		String exceeded = exceeded(ledger, micros);
		if (!exceeded.isEmpty()) {
			return new Admission.TooExpensive(exceeded);
		}
		take(route, bucket, tokens);
		reserve(route, ledger, micros);
		return granted(route, ledger, tokens, micros);
	}

	private static Admission granted(Route route, Ledger ledger, long tokens, long micros) {
		return new Admission.Granted(ledger.client(), route.provider(), route.model(), route.isLocal(), tokens, micros);
	}

	private Bucket lock(Route route) {
		ProviderSettings.Limits limits = route.settings().limits();
		return this.jdbc.sql(LOCK)
			.param("provider", route.provider())
			.param("model", route.model())
			.param("requests", (double) limits.requestsPerMinute())
			.param("tokens", (double) limits.tokensPerMinute())
			.query((row, number) -> Bucket.read(row, limits))
			.single();
	}

	private void take(Route route, Bucket bucket, long tokens) {
		this.jdbc.sql(TAKE)
			.param("provider", route.provider())
			.param("model", route.model())
			.param("requests", bucket.requests() - 1)
			.param("tokens", bucket.tokens() - tokens)
			.update();
	}

	/**
	 * Whose cap the call might go beyond; empty when none.
	 */
	private String exceeded(Ledger ledger, long micros) {
		if (isOver(this.cap.job(), ledger.spentInAll() + micros)) {
			return "job";
		}
		if (this.cap.clientDay() <= 0 && this.cap.day() <= 0) {
			return "";
		}
		this.jdbc.sql(ONE_AT_A_TIME).query().singleRow();
		Spent spent = this.jdbc.sql(SPENT).param("client", ledger.client()).query(Spent.class).single();
		if (isOver(this.cap.clientDay(), spent.client() + micros)) {
			return "client";
		}
		return isOver(this.cap.day(), spent.day() + micros) ? "day" : "";
	}

	private static boolean isOver(double cap, long micros) {
		return cap > 0 && micros > cap * 1_000_000;
	}

	private void reserve(Route route, Ledger ledger, long micros) {
		if (micros > 0) {
			this.jdbc.sql(RESERVE)
				.param("client", ledger.client())
				.param("provider", route.provider())
				.param("model", route.model())
				.param("micros", micros)
				.update();
		}
	}

	@Override
	public void settle(Admission.Granted call, long inputTokens, long outputTokens, long micros, boolean wasted) {
		if (call.local()) {
			return;
		}
		write(() -> {
			this.jdbc.sql(SETTLE)
				.param("client", call.client())
				.param("provider", call.provider())
				.param("model", call.model())
				.param("input", inputTokens)
				.param("output", outputTokens)
				.param("reserved", call.micros())
				.param("cost", micros)
				.param("wasted", wasted ? micros : 0)
				.update();
			this.jdbc.sql(GIVE_BACK)
				.param("provider", call.provider())
				.param("model", call.model())
				.param("tokens", Math.max(0, call.tokens() - inputTokens - outputTokens))
				.update();
		});
	}

	@Override
	public void waste(String client, String provider, String model, long micros) {
		write(() -> this.jdbc.sql(WASTE)
			.param("client", client)
			.param("provider", provider)
			.param("model", model)
			.param("micros", micros)
			.update());
	}

	@Override
	public void rest(Route route, Duration wait) {
		log.warn("{} asks for less: no call for {} ms", route, wait.toMillis());
		write(() -> this.jdbc.sql(REST)
			.param("provider", route.provider())
			.param("model", route.model())
			.param("millis", wait.toMillis())
			.update());
	}

	@Override
	public void pause(Route route, String reason) {
		route.sawPaused(true);
		log.error("{} is paused until an operator resumes it: {}", route, reason);
		write(() -> this.steering.pause(Rule.Scope.PROVIDER, route.provider(), reason));
	}

	@Override
	public Set<String> paused() {
		return this.steering.rules()
			.stream()
			.filter((rule) -> rule.scope() == Rule.Scope.PROVIDER && rule.paused())
			.map(Rule::key)
			.collect(Collectors.toSet());
	}

	// What came of a call has been paid for: it is not given up because the books are
	// closed. What was set aside for it stays spent then.
	private static void write(Runnable entry) {
		try {
			entry.run();
		}
		catch (DataAccessException ex) {
			log.warn("An entry into the books of AI calls is lost", ex);
		}
	}

	/**
	 * What has been spent today.
	 */
	private record Spent(long day, long client) {

	}

	/**
	 * What is left for a model, as of now.
	 */
	private record Bucket(double requests, double tokens, ProviderSettings.Limits limits, double rest, boolean paused) {

		private static final double SECONDS_A_MINUTE = 60;

		static Bucket read(ResultSet row, ProviderSettings.Limits limits) throws SQLException {
			double minutes = row.getDouble("seconds") / SECONDS_A_MINUTE;
			return new Bucket(refilled(row.getDouble("requests"), limits.requestsPerMinute(), minutes),
					refilled(row.getDouble("tokens"), limits.tokensPerMinute(), minutes), limits, row.getDouble("rest"),
					row.getBoolean("paused"));
		}

		private static double refilled(double left, int perMinute, double minutes) {
			return Math.min(perMinute, left + perMinute * minutes);
		}

		/**
		 * How long until there is enough for a call.
		 */
		Duration until(long tokensNeeded) {
			double seconds = Math.max(this.rest, Math.max(wait(1, this.requests, this.limits.requestsPerMinute()),
					wait(tokensNeeded, this.tokens, this.limits.tokensPerMinute())));
			return Duration.ofMillis((long) Math.ceil(seconds * 1000));
		}

		// More than fits is let through when the bucket is full: it would wait for ever.
		private static double wait(double needed, double left, int perMinute) {
			double missing = Math.min(needed, perMinute) - left;
			return (perMinute > 0 && missing > 0) ? missing * SECONDS_A_MINUTE / perMinute : 0;
		}

	}

}
