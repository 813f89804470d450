package dev.novadraw.worker.ai.call;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SignalType;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;

import dev.novadraw.engine.failpoint.Failpoint;
import dev.novadraw.engine.job.Spending;
import dev.novadraw.engine.kind.UnreadablePictureException;
import dev.novadraw.worker.ai.budget.AttemptContext;
import dev.novadraw.worker.ai.budget.CallBudget;
import dev.novadraw.worker.ai.budget.CallBudget.Admission.Granted;
import dev.novadraw.worker.ai.budget.CallPurpose;
import dev.novadraw.worker.ai.http.Connection;
import dev.novadraw.worker.ai.http.ProviderHttpClient;
import dev.novadraw.worker.ai.model.TokenUsage;
import dev.novadraw.worker.ai.provider.FailureClassifier;
import dev.novadraw.worker.ai.provider.ProviderFailure;
import dev.novadraw.worker.ai.provider.ProviderFailure.Reason;
import dev.novadraw.worker.ai.provider.Route;
import dev.novadraw.worker.ai.wire.ProviderProtocol;

/**
 * An admitted call: makes it, and reports its end to the circuit breaker, the budget, the
 * ledger and the metrics.
 */
public final class ProviderCall {

	private final Route route;

	private final Granted granted;

	private final AttemptContext context;

	private final CallTrace trace;

	private final CallBudget budget;

	private final ProviderHttpClient http;

	private final MeterRegistry meters;

	private final ResponseAccumulator accumulator = new ResponseAccumulator();

	private final AtomicBoolean ended = new AtomicBoolean();

	ProviderCall(Route route, Granted granted, CallPurpose purpose, AttemptContext context, CallBudget budget,
			ProviderHttpClient http, MeterRegistry meters) {
		this.route = route;
		this.granted = granted;
		this.context = context;
		this.trace = CallTrace.begin(purpose, route, route.model());
		this.budget = budget;
		this.http = http;
		this.meters = meters;
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
		Connection connection = this.http.connect(this.route.settings().timeLimit());
		boolean streamed = streaming && this.route.settings().streaming();
		return Flux.defer(() -> pieces(connection, prompt, streamed))
			.doOnNext(this.accumulator::add)
			.concatWith(Flux.defer(() -> check(connection, streamed)))
			.onErrorMap((failure) -> failed(failure, connection))
			.doFinally((signal) -> end(signal, connection));
	}

	private Flux<ChatResponse> pieces(Connection connection, Prompt prompt, boolean streamed) {
		ChatModel model = this.route.model(connection, this.context.kind());
		Prompt adapted = this.route.prompt(prompt);
		return streamed ? model.stream(adapted) : Flux.just(model.call(adapted));
	}

	private Flux<ChatResponse> check(Connection connection, boolean streamed) {
		ProviderProtocol.FinishReason finishReason = this.route.finishReason(connection);
		if (this.accumulator.isDeclined() || finishReason == ProviderProtocol.FinishReason.DECLINED) {
			return Flux.error(new ProviderFailure(Reason.DECLINED, null));
		}
		if (!this.accumulator.isComplete() || (streamed && finishReason == ProviderProtocol.FinishReason.CUT_OFF)) {
			return Flux.error(ProviderFailure.perhapsPaid(Reason.UNUSABLE));
		}
		succeeded(connection);
		return Flux.empty();
	}

	private void succeeded(Connection connection) {
		if (this.ended.compareAndSet(false, true)) {
			this.route.breaker().onSuccess(duration(), TimeUnit.NANOSECONDS);
			recordCall(connection, null, null, cost());
			settle(false, cost());
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
			long cost = read.isPerhapsPaid() ? maxCost() : cost();
			recordCall(connection, read.tag(), read.origin(), cost);
			settle(true, cost);
		}
		return read;
	}

	private ProviderFailure read(Throwable failure, Connection connection) {
		if (this.route.finishReason(connection) == ProviderProtocol.FinishReason.DECLINED) {
			return new ProviderFailure(Reason.DECLINED, null);
		}
		// The vendor's client may wrap the failure and hide its cause.
		return FailureClassifier.read(Objects.requireNonNullElse(connection.failure(), failure),
				this.route.rateLimitWait());
	}

	// The actual cost is known only if the answer got as far as reporting its tokens.
	private long maxCost() {
		return (cost() > 0) ? cost() : this.granted.micros();
	}

	private void release(Connection connection) {
		if (this.ended.compareAndSet(false, true)) {
			this.route.breaker().releasePermission();
			recordCall(connection, "unreadable_picture", null, 0);
			settle(false, 0);
		}
	}

	private void end(SignalType signal, Connection connection) {
		connection.close();
		this.route.bulkhead().onComplete();
		if (signal == SignalType.CANCEL && this.ended.compareAndSet(false, true)) {
			this.route.breaker().releasePermission();
			recordCall(connection, "given_up", null, this.granted.micros());
			// An interrupted thread cannot write to the ledger.
			Thread.ofVirtual().name("spending").start(() -> settle(true, this.granted.micros()));
		}
	}

	private long cost() {
		return this.route.price()
			.micros(TokenUsage.of(this.accumulator.inputTokens(), this.accumulator.outputTokens()));
	}

	private long duration() {
		return System.nanoTime() - this.trace.startNanos();
	}

	private void recordCall(Connection connection, @Nullable String error, @Nullable String cause, long micros) {
		this.meters
			.counter("novadraw.provider.calls", "provider", this.route.provider(), "model", this.route.model(),
					"prompt", this.context.promptVersion(), "outcome", (error != null) ? error : "ok")
			.increment();
		this.context
			.addSpending(Spending.paid(
					this.trace.end(connection.status(), error, cause, this.accumulator.inputTokens(),
							this.accumulator.outputTokens(), micros, this.granted.day()),
					this.context.promptVersion()));
	}

	private void settle(boolean wasted, long micros) {
		this.budget.settle(this.granted, this.accumulator.inputTokens(), this.accumulator.outputTokens(), micros,
				wasted);
	}

}
