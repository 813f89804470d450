package dev.novadraw.worker.ai;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SignalType;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;

import dev.novadraw.failpoint.Failpoint;
import dev.novadraw.job.Spending;
import dev.novadraw.kind.UnreadablePicture;
import dev.novadraw.worker.ai.CallBudget.Admission.Granted;
import dev.novadraw.worker.ai.ProviderFailure.Reason;
import dev.novadraw.worker.ai.wire.Connection;
import dev.novadraw.worker.ai.wire.Http;
import dev.novadraw.worker.ai.wire.Wire;

/**
 * One call that was let through: makes it, and tells everybody who keeps account how it
 * ended.
 */
final class ProviderCall {

	private static final Logger log = LoggerFactory.getLogger(ProviderCall.class);

	private final Route route;

	private final Granted granted;

	private final Ledger ledger;

	private final CallBudget budget;

	private final Http http;

	private final MeterRegistry meters;

	private final Answer answer = new Answer();

	private final AtomicBoolean ended = new AtomicBoolean();

	private final long begun = System.nanoTime();

	ProviderCall(Route route, Granted granted, Ledger ledger, CallBudget budget, Http http, MeterRegistry meters) {
		this.route = route;
		this.granted = granted;
		this.ledger = ledger;
		this.budget = budget;
		this.http = http;
		this.meters = meters;
	}

	/**
	 * The answer, in pieces if they are wanted and the model gives them. Ends with a
	 * {@link ProviderFailure} or complete.
	 */
	Flux<ChatResponse> answer(Prompt prompt, boolean inPieces) {
		Failpoint.CALLING.reached();
		Connection connection = this.http.connect(this.route.settings().timeLimit());
		boolean streamed = inPieces && this.route.settings().streaming();
		return Flux.defer(() -> pieces(connection, prompt, streamed))
			.doOnNext(this.answer::see)
			.concatWith(Flux.defer(() -> judge(this.route.ending(connection), streamed)))
			.onErrorMap((failure) -> failed(failure, connection))
			.doFinally((signal) -> end(signal, connection));
	}

	private Flux<ChatResponse> pieces(Connection connection, Prompt prompt, boolean streamed) {
		ChatModel model = this.route.model(connection);
		Prompt adapted = this.route.prompt(prompt);
		return streamed ? model.stream(adapted) : Flux.just(model.call(adapted));
	}

	private Flux<ChatResponse> judge(Wire.Ending ending, boolean streamed) {
		if (this.answer.isDeclined() || ending == Wire.Ending.DECLINED) {
			return Flux.error(new ProviderFailure(Reason.DECLINED, null));
		}
		if (!this.answer.isComplete() || (streamed && ending == Wire.Ending.CUT_OFF)) {
			return Flux.error(ProviderFailure.perhapsPaid(Reason.UNUSABLE));
		}
		succeeded();
		return Flux.empty();
	}

	private void succeeded() {
		if (this.ended.compareAndSet(false, true)) {
			this.route.breaker().onSuccess(System.nanoTime() - this.begun, TimeUnit.NANOSECONDS);
			book("ok", false, cost());
		}
	}

	private Throwable failed(Throwable failure, Connection connection) {
		if (failure instanceof UnreadablePicture) {
			release();
			return failure;
		}
		ProviderFailure read = read(failure, connection);
		if (this.ended.compareAndSet(false, true)) {
			if (read.reason() == Reason.UNAVAILABLE || read.reason() == Reason.UNUSABLE) {
				this.route.breaker().onError(System.nanoTime() - this.begun, TimeUnit.NANOSECONDS, read);
			}
			else {
				this.route.breaker().releasePermission();
			}
			read.slowDown(this.route, this.budget);
			log.warn("{} failed: {}", this.route, read.tag());
			book(read.tag(), true, read.isPerhapsPaid() ? mostItMayCost() : cost());
		}
		return read;
	}

	private ProviderFailure read(Throwable failure, Connection connection) {
		if (this.route.ending(connection) == Wire.Ending.DECLINED) {
			return new ProviderFailure(Reason.DECLINED, null);
		}
		// What the vendor's client makes of a failure may no longer show what it was.
		return Failures.read(Objects.requireNonNullElse(connection.failure(), failure), this.route.rest());
	}

	// What it cost is known only when the answer came as far as saying so.
	private long mostItMayCost() {
		return (cost() > 0) ? cost() : this.granted.micros();
	}

	private void release() {
		if (this.ended.compareAndSet(false, true)) {
			this.route.breaker().releasePermission();
			book("unreadable_picture", false, 0);
		}
	}

	private void end(SignalType signal, Connection connection) {
		connection.close();
		this.route.bulkhead().onComplete();
		if (signal == SignalType.CANCEL && this.ended.compareAndSet(false, true)) {
			this.route.breaker().releasePermission();
			// Whoever gave up may be interrupted, and could not write anything down.
			Thread.ofVirtual().name("booking").start(() -> book("given_up", true, this.granted.micros()));
		}
	}

	private long cost() {
		return this.route.settings().price().micros(this.answer.inputTokens(), this.answer.outputTokens());
	}

	private void book(String outcome, boolean wasted, long micros) {
		this.meters
			.counter("novadraw.provider.calls", "provider", this.route.provider(), "model", this.route.model(),
					"prompt", this.ledger.promptVersion(), "outcome", outcome)
			.increment();
		this.ledger.book(new Spending(this.route.provider(), this.route.model(), this.answer.inputTokens(),
				this.answer.outputTokens(), micros, this.ledger.promptVersion()));
		this.budget.settle(this.granted, this.answer.inputTokens(), this.answer.outputTokens(), micros, wasted);
	}

}
