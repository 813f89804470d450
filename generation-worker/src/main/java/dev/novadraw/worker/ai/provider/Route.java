package dev.novadraw.worker.ai.provider;

import java.time.Duration;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;

import dev.novadraw.worker.ai.http.Connection;
import dev.novadraw.worker.ai.wire.ProviderProtocol;

/**
 * The way to one model of one provider, with what guards it in this process.
 */
public class Route {

	private final String provider;

	private final ProviderProperties settings;

	private final CircuitBreaker breaker;

	private final Bulkhead bulkhead;

	private final Duration rest;

	private volatile boolean paused;

	public Route(String provider, ProviderProperties settings, AiProperties.Breaker rest) {
		this.provider = provider;
		this.settings = settings;
		this.rest = rest.rest();
		this.breaker = CircuitBreaker.of(provider,
				CircuitBreakerConfig.custom()
					.slidingWindowSize(rest.window())
					.minimumNumberOfCalls(rest.least())
					.failureRateThreshold(rest.failures())
					.waitDurationInOpenState(rest.rest())
					// By a timer: otherwise the time of day decides.
					.automaticTransitionFromOpenToHalfOpenEnabled(true)
					.permittedNumberOfCallsInHalfOpenState(1)
					.build());
		int concurrent = settings.limits().concurrent();
		this.bulkhead = Bulkhead.of(provider,
				BulkheadConfig.custom()
					.maxConcurrentCalls((concurrent > 0) ? concurrent : Integer.MAX_VALUE)
					.maxWaitDuration(Duration.ZERO)
					.build());
	}

	public String provider() {
		return this.provider;
	}

	public String model() {
		return this.settings.model();
	}

	public ProviderProperties settings() {
		return this.settings;
	}

	public CircuitBreaker breaker() {
		return this.breaker;
	}

	public Bulkhead bulkhead() {
		return this.bulkhead;
	}

	/**
	 * Whether it has a model that is made for judging.
	 */
	public boolean hasModerationModel() {
		return !this.settings.moderationModel().isBlank();
	}

	/**
	 * How long it is left alone when it does not say for how long.
	 */
	public Duration rest() {
		return this.rest;
	}

	public boolean isLocal() {
		return this.settings.protocol() == ProtocolName.OFFLINE;
	}

	/**
	 * Whether it was paused for all when it was last looked at.
	 */
	public boolean isPaused() {
		return this.paused;
	}

	public void sawPaused(boolean paused) {
		this.paused = paused;
	}

	/**
	 * The model at the other end of a connection.
	 * @param kind the kind of job it is asked for
	 */
	public ChatModel model(Connection connection, String kind) {
		return this.settings.protocol().wire().model(this.settings.endpoint(), connection);
	}

	public ProviderProtocol.FinishReason ending(Connection connection) {
		return this.settings.protocol().wire().ending(connection.tail());
	}

	public Prompt prompt(Prompt prompt) {
		return this.settings.protocol().wire().prompt(this.settings.endpoint(), prompt);
	}

	@Override
	public String toString() {
		return this.provider + " with " + model();
	}

}
