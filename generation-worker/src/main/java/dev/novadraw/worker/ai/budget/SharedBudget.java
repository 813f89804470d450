package dev.novadraw.worker.ai.budget;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

import dev.novadraw.engine.database.AsEngine;
import dev.novadraw.engine.dispatch.DispatchRule;
import dev.novadraw.engine.dispatch.DispatchRuleService;
import dev.novadraw.engine.outage.Dependency;
import dev.novadraw.worker.ai.provider.AiProperties;
import dev.novadraw.worker.ai.provider.Route;

/**
 * The budget that all workers share, in the database. The row of a model is locked during
 * each decision, so that two workers never take the same last call.
 */
@Service
class SharedBudget implements CallBudget {

	private static final Logger log = LoggerFactory.getLogger(SharedBudget.class);

	private final AiProperties.SpendCap cap;

	private final SpendingRepository spending;

	private final TransactionTemplate transaction;

	private final DispatchRuleService dispatchRules;

	private final SpendingRetryQueue retryQueue;

	SharedBudget(AiProperties settings, SpendingRepository spending, @AsEngine PlatformTransactionManager transactions,
			DispatchRuleService dispatchRules, SpendingRetryQueue retryQueue) {
		this.cap = settings.spendCap();
		this.spending = spending;
		this.transaction = new TransactionTemplate(transactions);
		this.dispatchRules = dispatchRules;
		this.retryQueue = retryQueue;
	}

	@Override
	public Admission admit(Route route, AttemptContext context, long tokens, long micros) {
		if (route.isLocal()) {
			return granted(route, context, null, tokens, micros);
		}
		try {
			return Objects.requireNonNull(this.transaction.execute((status) -> decide(route, context, tokens, micros)));
		}
		catch (DataAccessException | TransactionException ex) {
			report(() -> log.warn("AI call ledger unreadable: cause={}", ex.getClass().getSimpleName()), ex);
			return new Admission.BudgetUnavailable();
		}
	}

	private Admission decide(Route route, AttemptContext context, long tokens, long micros) {
		SpendingRepository.Bucket bucket = this.spending.lock(route);
		route.setPaused(bucket.paused());
		if (bucket.paused()) {
			return new Admission.Paused();
		}
		Duration wait = bucket.until(tokens);
		if (!wait.isZero()) {
			return new Admission.RateLimited(wait);
		}
		String exceeded = exceeded(context, bucket.day(), micros);
		if (!exceeded.isEmpty()) {
			return new Admission.OverCap(exceeded);
		}
		this.spending.take(route, bucket, tokens);
		if (micros > 0) {
			this.spending.reserve(route, bucket.day(), context.client(), micros);
		}
		return granted(route, context, bucket.day(), bucket.limits().tokensPerMinute() > 0 ? tokens : 0, micros);
	}

	private static Admission granted(Route route, AttemptContext context, @Nullable LocalDate day, long tokens,
			long micros) {
		return new Admission.Granted(context.client(), route.provider(), route.model(), day, tokens, micros);
	}

	/**
	 * Returns the scope of the cap that the call might exceed; empty if none.
	 */
	private String exceeded(AttemptContext context, LocalDate day, long micros) {
		if (isOver(this.cap.job(), context.totalSpentMicros() + micros)) {
			return "job";
		}
		if (this.cap.clientDay() <= 0 && this.cap.day() <= 0) {
			return "";
		}
		SpendingRepository.Spent spent = this.spending.spent(day, context.client());
		if (isOver(this.cap.clientDay(), spent.client() + micros)) {
			return "client";
		}
		return isOver(this.cap.day(), spent.day() + micros) ? "day" : "";
	}

	private static boolean isOver(double cap, long micros) {
		return cap > 0 && micros > cap * 1_000_000;
	}

	@Override
	public void settle(Admission.Granted call, long inputTokens, long outputTokens, long micros, boolean wasted) {
		if (call.day() != null) {
			write(() -> this.transaction.executeWithoutResult(
					(status) -> this.spending.settle(call, inputTokens, outputTokens, micros, wasted)));
		}
	}

	@Override
	public void markWasted(LocalDate day, String client, String provider, String model, long micros) {
		write(() -> this.spending.markWasted(day, client, provider, model, micros));
	}

	@Override
	public void delayCalls(Route route, Duration wait) {
		log.warn("Provider rate limit reached: route={} pause_ms={}", route, wait.toMillis());
		try {
			this.spending.delayCalls(route, wait);
		}
		catch (DataAccessException ex) {
			// Not retried: a later write would delay calls after the wait is over.
			report(() -> log.warn("Rate limit not shared with other workers: route={} cause={}", route,
					ex.getClass().getSimpleName()), ex);
		}
	}

	@Override
	public void pause(Route route, String reason) {
		route.setPaused(true);
		log.error("Provider paused until an operator resumes it: route={} reason={}", route, reason);
		write(() -> this.dispatchRules.pause(DispatchRule.Scope.PROVIDER, route.provider(), reason));
	}

	@Override
	public Set<String> paused() {
		return this.dispatchRules.rules()
			.stream()
			.filter((rule) -> rule.scope() == DispatchRule.Scope.PROVIDER && rule.paused())
			.map(DispatchRule::key)
			.collect(Collectors.toSet());
	}

	// The call has been paid for, so its entry is retried later if the database is
	// unavailable.
	private void write(Runnable entry) {
		try {
			entry.run();
		}
		catch (DataAccessException | TransactionException ex) {
			report(() -> log.warn("AI call ledger not writable, entry queued: cause={}", ex.getClass().getSimpleName()),
					ex);
			this.retryQueue.add(entry);
		}
	}

	// Logs an outage once, not for each call that meets it.
	private static void report(Runnable other, Exception failure) {
		Dependency.behind(failure).ifPresentOrElse((dependency) -> dependency.failedOnce(failure), other);
	}

}
