package dev.novadraw.worker.ai.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.prompt.Prompt;

import dev.novadraw.worker.ai.answer.TokenEstimate;
import dev.novadraw.worker.ai.budget.AttemptContext;
import dev.novadraw.worker.ai.budget.CallBudget;
import dev.novadraw.worker.ai.budget.CallBudget.Admission;
import dev.novadraw.worker.ai.budget.CallPurpose;
import dev.novadraw.worker.ai.http.ProviderHttpClient;
import dev.novadraw.worker.ai.provider.AiProperties;
import dev.novadraw.worker.ai.provider.Audience;
import dev.novadraw.worker.ai.provider.FailureClassifier;
import dev.novadraw.worker.ai.provider.ProviderFailure;
import dev.novadraw.worker.ai.provider.ProviderFailure.Reason;
import dev.novadraw.worker.ai.provider.Route;
import dev.novadraw.worker.ai.provider.RouteRegistry;

/**
 * The router of AI calls. It chooses the first provider in the chain that may receive the
 * client's data, is not paused, resting or busy, and has budget left. Each further
 * attempt at a job starts with the next provider, so failover needs no additional calls.
 * All generation calls of one attempt use the same route.
 */
public final class Router {

	private static final Duration BUSY_WAIT = Duration.ofSeconds(1);

	private static final Duration DATABASE_WAIT = Duration.ofSeconds(2);

	private final AiProperties settings;

	private final RouteRegistry routes;

	private final CallBudget budget;

	private final ProviderHttpClient http;

	private final MeterRegistry meters;

	public Router(AiProperties settings, RouteRegistry routes, CallBudget budget, ProviderHttpClient http,
			MeterRegistry meters) {
		this.settings = settings;
		this.routes = routes;
		this.budget = budget;
		this.http = http;
		this.meters = meters;
	}

	/**
	 * Admits a call for an attempt.
	 * @throws ProviderFailure if no call can be made now
	 */
	public ProviderCall admit(AttemptContext context, Prompt prompt) {
		CallPurpose purpose = (context.route() != null) ? CallPurpose.REPAIR : CallPurpose.GENERATION;
		ProviderCall call = admit(candidates(context), context, purpose, prompt);
		context.useRoute(call.route());
		return call;
	}

	/**
	 * Admits a call to one provider, without failover.
	 * @throws ProviderFailure if no call can be made now
	 */
	public ProviderCall admit(Route route, AttemptContext context, CallPurpose purpose, Prompt prompt) {
		return admit(List.of(route), context, purpose, prompt);
	}

	private ProviderCall admit(List<Route> routes, AttemptContext context, CallPurpose purpose, Prompt prompt) {
		while (true) {
			Wait wait = new Wait(context, purpose);
			for (Route route : routes) {
				ProviderCall call = tryAdmit(route, prompt, wait);
				if (call != null) {
					return call;
				}
			}
			if (!wait.isForPaidAnswer() || !sleep()) {
				throw wait.failure();
			}
		}
	}

	// False if the attempt is stopped, for example at its time limit.
	private static boolean sleep() {
		try {
			TimeUnit.MILLISECONDS.sleep(DATABASE_WAIT.toMillis());
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/**
	 * Returns the permitted providers, in the order in which this attempt tries them;
	 * never empty.
	 * @throws ProviderFailure if no provider is permitted
	 */
	public List<Route> candidates(AttemptContext context) {
		Route taken = context.route();
		if (taken != null) {
			return List.of(taken);
		}
		if (context.isTest()) {
			return List.of(this.routes.test());
		}
		Audience audience = this.settings.audience(context.client());
		List<Route> permitted = this.settings.chain(context.kind())
			.stream()
			.map(this::route)
			.filter((route) -> route.settings().policy().permits(audience))
			.collect(Collectors.toCollection(ArrayList::new));
		if (permitted.isEmpty()) {
			throw context.refused(CallPurpose.GENERATION, null, new ProviderFailure(Reason.NOT_PERMITTED, null));
		}
		Collections.rotate(permitted, -(context.attempt() - 1));
		return permitted;
	}

	/**
	 * Returns the first route of the default chain that is not paused.
	 */
	Route defaultRoute() {
		List<Route> chain = this.settings.chain().stream().map(this::route).toList();
		Set<String> paused = this.budget.paused();
		chain.forEach((route) -> route.setPaused(paused.contains(route.provider())));
		return chain.stream().filter((route) -> !route.isPaused()).findFirst().orElse(chain.getFirst());
	}

	private Route route(String provider) {
		return this.routes.to(provider);
	}

	private @Nullable ProviderCall tryAdmit(Route route, Prompt prompt, Wait wait) {
		if (!route.breaker().tryAcquirePermission()) {
			wait.consider(route, this.settings.breaker().rest().dividedBy(2), Reason.RESTING);
			return null;
		}
		if (!route.bulkhead().tryAcquirePermission()) {
			route.breaker().releasePermission();
			wait.consider(route, BUSY_WAIT, Reason.BUSY);
			return null;
		}
		Admission admission = admission(route, wait.context, prompt);
		if (admission instanceof Admission.Granted granted) {
			return new ProviderCall(route, granted, wait.purpose, wait.context, this.budget, this.http, this.meters,
					estimatedInput(prompt));
		}
		route.bulkhead().releasePermission();
		route.breaker().releasePermission();
		switch (admission) {
			case Admission.RateLimited(Duration delay) -> wait.consider(route, delay, Reason.RATE_LIMITED);
			case Admission.BudgetUnavailable() -> wait.consider(route, DATABASE_WAIT, Reason.BUDGET_UNAVAILABLE);
			case Admission.Paused() -> wait.consider(route, FailureClassifier.PAUSE, Reason.PAUSED);
			case Admission.OverCap(String scope) when scope.equals("day") ->
				wait.consider(route, FailureClassifier.PAUSE, Reason.TOO_EXPENSIVE);
			case Admission.OverCap overCap ->
				throw wait.context.refused(wait.purpose, route, new ProviderFailure(Reason.TOO_EXPENSIVE, null));
			case Admission.Granted granted -> throw new IllegalStateException();
		}
		return null;
	}

	private static long estimatedInput(Prompt prompt) {
		long pictures = prompt.getUserMessages().stream().mapToLong((message) -> message.getMedia().size()).sum();
		return TokenEstimate.ofCharacters(prompt.getContents().length()) + TokenEstimate.ofPictures(pictures);
	}

	private Admission admission(Route route, AttemptContext context, Prompt prompt) {
		long input = TokenEstimate.ofCharacters(route.prompt(prompt).getContents().length())
				+ TokenEstimate.ofPictures(1);
		long output = route.settings().maxTokens();
		try {
			return this.budget.admit(route, context, input + output, route.price().maxMicros(input, output));
		}
		catch (RuntimeException ex) {
			route.bulkhead().releasePermission();
			route.breaker().releasePermission();
			throw ex;
		}
	}

	/**
	 * A call to be made, and the shortest wait among all candidates.
	 */
	private static final class Wait {

		private final AttemptContext context;

		private final CallPurpose purpose;

		private @Nullable Route route;

		private @Nullable Duration shortest;

		private Reason reason = Reason.RESTING;

		Wait(AttemptContext context, CallPurpose purpose) {
			this.context = context;
			this.purpose = purpose;
		}

		void consider(Route route, Duration wait, Reason reason) {
			if (this.shortest == null || wait.compareTo(this.shortest) < 0) {
				this.route = route;
				this.shortest = wait;
				this.reason = reason;
			}
		}

		/**
		 * Returns true if only the database is missing for a call about a paid answer: a
		 * later attempt would pay for that answer again.
		 */
		boolean isForPaidAnswer() {
			return this.reason == Reason.BUDGET_UNAVAILABLE
					&& (this.purpose == CallPurpose.REPAIR || this.purpose == CallPurpose.MODERATION_OUT);
		}

		ProviderFailure failure() {
			return this.context.refused(this.purpose, this.route, new ProviderFailure(this.reason, this.shortest));
		}

	}

}
