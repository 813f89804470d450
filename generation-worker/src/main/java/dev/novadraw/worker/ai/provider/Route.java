package dev.novadraw.worker.ai.provider;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;

import dev.novadraw.worker.ai.http.Connection;
import dev.novadraw.worker.ai.http.Exchange;
import dev.novadraw.worker.ai.http.ProviderHttpClient;
import dev.novadraw.worker.ai.http.RefusedSettings;
import dev.novadraw.worker.ai.model.ModelFacts;
import dev.novadraw.worker.ai.model.Price;
import dev.novadraw.worker.ai.wire.ProviderProtocol;

/**
 * The route to one model of one provider, with its circuit breaker and bulkhead in this
 * process.
 */
public class Route {

	private final String provider;

	private final ProviderProperties settings;

	private final CircuitBreaker breaker;

	private final Bulkhead bulkhead;

	private final Duration rateLimitWait;

	/** By model. */
	private final Map<String, RefusedSettings> refusedSettings;

	private final ModelFacts facts;

	private final AtomicBoolean paused;

	public Route(String provider, ProviderProperties settings, AiProperties.Breaker breaker) {
		this.provider = provider;
		this.settings = settings;
		this.facts = settings.facts();
		this.paused = new AtomicBoolean();
		this.refusedSettings = new ConcurrentHashMap<>();
		this.rateLimitWait = breaker.rest();
		this.breaker = CircuitBreaker.of(provider,
				CircuitBreakerConfig.custom()
					.slidingWindowSize(breaker.window())
					.minimumNumberOfCalls(breaker.minCalls())
					.failureRateThreshold(breaker.failures())
					.waitDurationInOpenState(breaker.rest())
					// Uses a timer: otherwise the time of day decides.
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

	private Route(Route shared, ProviderProperties settings) {
		this.provider = shared.provider;
		this.settings = settings;
		this.facts = settings.facts();
		this.paused = shared.paused;
		this.refusedSettings = shared.refusedSettings;
		this.rateLimitWait = shared.rateLimitWait;
		this.breaker = shared.breaker;
		this.bulkhead = shared.bulkhead;
	}

	/**
	 * Returns the route to the chat model that moderates, behind the same circuit breaker
	 * and bulkhead.
	 */
	public Route moderator() {
		return new Route(this, this.settings.moderating());
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

	/**
	 * Returns what is known about the model.
	 */
	public ModelFacts facts() {
		return this.facts;
	}

	/**
	 * Returns what a call costs: as the operator says, else as is known.
	 */
	public Price price() {
		return this.settings.price().over(this.facts.price());
	}

	public CircuitBreaker breaker() {
		return this.breaker;
	}

	public Bulkhead bulkhead() {
		return this.bulkhead;
	}

	/**
	 * Returns true if the provider has a dedicated moderation model.
	 */
	public boolean hasModerationModel() {
		return !this.settings.moderationModel().isBlank();
	}

	/**
	 * Returns the wait after a rate-limit response that does not name one.
	 */
	public Duration rateLimitWait() {
		return this.rateLimitWait;
	}

	public boolean isLocal() {
		return this.settings.protocol() == ProtocolName.OFFLINE;
	}

	/**
	 * Returns true if the provider was paused for the fleet when that was last checked.
	 */
	public boolean isPaused() {
		return this.paused.get();
	}

	public void setPaused(boolean paused) {
		this.paused.set(paused);
	}

	/**
	 * Returns the model behind a connection.
	 * @param kind the kind of the job
	 */
	public ChatModel model(Connection connection, String kind) {
		return this.settings.protocol().implementation().model(this.settings.endpoint(), connection);
	}

	/**
	 * Opens a connection for one call.
	 * @param streamed true if the answer is to be streamed
	 */
	public Connection connect(ProviderHttpClient http, boolean streamed) {
		if (isLocal()) {
			return http.connect(this.settings.timeLimit());
		}
		ProviderProtocol protocol = this.settings.protocol().implementation();
		RefusedSettings refused = this.refusedSettings.computeIfAbsent(model(),
				(model) -> new RefusedSettings(toString(), protocol.settings()));
		return http.connect(this.settings.timeLimit(),
				new Exchange(protocol.answerFormat(), model(), streamed, refused));
	}

	/**
	 * Returns the environment variable that sets something of this provider.
	 * @param what the setting, such as {@code MAX_TOKENS}
	 */
	public String variable(String what) {
		return "NOVA_%s_%s".formatted(this.provider.toUpperCase(Locale.ROOT).replace('-', '_'), what);
	}

	public Prompt prompt(Prompt prompt) {
		return this.settings.protocol().implementation().prompt(this.settings.endpoint(), prompt);
	}

	@Override
	public String toString() {
		return this.provider + " with " + model();
	}

}
