package dev.novadraw.worker.ai.call;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SignalType;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;

import dev.novadraw.engine.failpoint.Failpoint;
import dev.novadraw.engine.job.Spending;
import dev.novadraw.engine.kind.UnreadablePictureException;
import dev.novadraw.worker.ai.answer.Answer;
import dev.novadraw.worker.ai.budget.AttemptContext;
import dev.novadraw.worker.ai.budget.CallBudget;
import dev.novadraw.worker.ai.budget.CallBudget.Admission.Granted;
import dev.novadraw.worker.ai.budget.CallPurpose;
import dev.novadraw.worker.ai.http.Connection;
import dev.novadraw.worker.ai.http.ProviderHttpClient;
import dev.novadraw.worker.ai.provider.FailureClassifier;
import dev.novadraw.worker.ai.provider.ProviderFailure;
import dev.novadraw.worker.ai.provider.ProviderFailure.Reason;
import dev.novadraw.worker.ai.provider.Route;

/**
 * An admitted call: makes it, and reports its end to the circuit breaker, the budget, the
 * ledger and the metrics.
 */
public final class ProviderCall {

	private static final Logger log = LoggerFactory.getLogger(ProviderCall.class);

	private final Route route;

	private final Granted granted;

	private final AttemptContext context;

	private final CallTrace trace;

	private final CallBudget budget;

	private final ProviderHttpClient http;

	private final MeterRegistry meters;

	private final long estimatedInput;

	private final AtomicBoolean ended = new AtomicBoolean();

	/**
	 * Creates an admitted call.
	 * @param estimatedInput the estimated number of input tokens, for answers that do not
	 * report it
	 */
	ProviderCall(Route route, Granted granted, CallPurpose purpose, AttemptContext context, CallBudget budget,
			ProviderHttpClient http, MeterRegistry meters, long estimatedInput) {
		this.route = route;
		this.granted = granted;
		this.context = context;
		this.trace = CallTrace.begin(purpose, route, route.model());
		this.budget = budget;
		this.http = http;
		this.meters = meters;
		this.estimatedInput = estimatedInput;
	}

	Route route() {
		return this.route;
	}

	/**
	 * Returns the answer, in pieces if requested and supported. The stream completes or
	 * ends with a {@link ProviderFailure}.
	 */
	public Flux<ChatResponse> answer(Prompt prompt, boolean streaming) {
		Failpoint.CALLING.reached();
		boolean streamed = streaming && this.route.settings().streaming();
		Connection connection = this.route.connect(this.http, streamed);
		return Flux.defer(() -> pieces(connection, prompt, streamed))
			.concatWith(Flux.defer(() -> check(connection)))
			.onErrorMap((failure) -> failed(failure, connection))
			.doFinally((signal) -> end(signal, connection));
	}

	private Flux<ChatResponse> pieces(Connection connection, Prompt prompt, boolean streamed) {
		ChatModel model = this.route.model(connection, this.context.kind());
		Prompt adapted = this.route.prompt(prompt);
		return streamed ? model.stream(adapted) : Flux.just(model.call(adapted));
	}

	private Flux<ChatResponse> check(Connection connection) {
		if (!this.route.isLocal()) {
			Optional<ProviderFailure> failure = failure(connection);
			if (failure.isPresent()) {
				return Flux.error(failure.get());
			}
		}
		succeeded(connection);
		return Flux.empty();
	}

	private Optional<ProviderFailure> failure(Connection connection) {
		Answer answer = connection.answer();
		IOException failure = connection.failure();
		if (failure != null && (answer == null || answer.ending() == null)) {
			return Optional.of(FailureClassifier.read(failure, this.route.rateLimitWait()));
		}
		return (answer != null) ? FailureClassifier.read(answer, this.route.rateLimitWait())
				: Optional.of(ProviderFailure.perhapsPaid(Reason.UNUSABLE));
	}

	private void succeeded(Connection connection) {
		if (this.ended.compareAndSet(false, true)) {
			this.route.breaker().onSuccess(duration(), TimeUnit.NANOSECONDS);
			settle(connection, null, CallCost.of(connection, this.estimatedInput, this.route));
		}
	}

	private Throwable failed(Throwable failure, Connection connection) {
		if (failure instanceof UnreadablePictureException) {
			release(connection);
			return failure;
		}
		ProviderFailure read = read(failure, connection);
		if (this.ended.compareAndSet(false, true)) {
			if (read.reason() == Reason.UNAVAILABLE || read.reason() == Reason.UNUSABLE) {
				this.route.breaker().onError(duration(), TimeUnit.NANOSECONDS, read);
			}
			else {
				this.route.breaker().releasePermission();
			}
			this.budget.applyFailure(read, this.route);
			logCutOff(read);
			settle(connection, read, CallCost.of(connection, this.estimatedInput, this.route, read, this.granted));
		}
		return read;
	}

	private ProviderFailure read(Throwable failure, Connection connection) {
		if (failure instanceof ProviderFailure known) {
			return known;
		}
		// The vendor's client may wrap the failure and hide its cause.
		return FailureClassifier.read(Objects.requireNonNullElse(connection.failure(), failure),
				this.route.rateLimitWait());
	}

	private void logCutOff(ProviderFailure failure) {
		if (failure.reason() == Reason.CUT_OFF) {
			log.warn("Answer cut off at its maximum length: route={} call={} setting={} value={}", this.route,
					this.trace.purpose().text(), this.route.variable("MAX_TOKENS"), this.route.settings().maxTokens());
		}
	}

	private void release(Connection connection) {
		if (this.ended.compareAndSet(false, true)) {
			this.route.breaker().releasePermission();
			recordCall(connection, "unreadable_picture", null, CallCost.NONE);
			settle(false, CallCost.NONE);
		}
	}

	private void end(SignalType signal, Connection connection) {
		connection.close();
		this.route.bulkhead().onComplete();
		if (signal == SignalType.CANCEL && this.ended.compareAndSet(false, true)) {
			this.route.breaker().releasePermission();
			CallCost cost = CallCost.ofGivenUp(connection, this.estimatedInput, this.route, this.granted);
			recordCall(connection, "given_up", null, cost);
			// An interrupted thread cannot write to the ledger.
			Thread.ofVirtual().name("spending").start(() -> settle(true, cost));
		}
	}

	private long duration() {
		return System.nanoTime() - this.trace.startNanos();
	}

	private void settle(Connection connection, @Nullable ProviderFailure failure, CallCost cost) {
		recordCall(connection, (failure != null) ? failure.tag() : null, failure, cost);
		settle(failure != null, cost);
	}

	private void recordCall(Connection connection, @Nullable String error, @Nullable ProviderFailure failure,
			CallCost cost) {
		this.meters
			.counter("novadraw.provider.calls", "provider", this.route.provider(), "model", this.route.model(),
					"prompt", this.context.promptVersion(), "outcome", (error != null) ? error : "ok")
			.increment();
		this.context
			.addSpending(Spending.paid(this.trace.end(connection.status(), error, failure, cost, this.granted.day()),
					this.context.promptVersion()));
	}

	private void settle(boolean wasted, CallCost cost) {
		this.budget.settle(this.granted, cost.usage().totalInput(), cost.usage().output(), cost.micros(), wasted);
	}

}
