package dev.novadraw.worker.ai.provider;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

import dev.novadraw.engine.json.Json;
import dev.novadraw.worker.ai.http.Connection;
import dev.novadraw.worker.ai.http.ProviderHttpClient;
import dev.novadraw.worker.ai.http.ProviderHttpException;
import dev.novadraw.worker.ai.wire.Endpoint;
import dev.novadraw.worker.ai.wire.ProviderProtocol;

/**
 * A check of address, key and model of each provider in use, once at startup and free of
 * charge, that logs what to change. It never blocks startup: an unreachable provider may
 * recover before its first job.
 */
public final class StartupProbe {

	private static final Logger log = LoggerFactory.getLogger(StartupProbe.class);

	private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

	private final AiProperties settings;

	private final RouteRegistry routes;

	private final ProviderHttpClient http;

	public StartupProbe(AiProperties settings, RouteRegistry routes, ProviderHttpClient http) {
		this.settings = settings;
		this.routes = routes;
		this.http = http;
	}

	@EventListener(ApplicationReadyEvent.class)
	void run() {
		Thread.ofVirtual().name("provider probe").start(() -> findProblems().forEach(log::error));
		spendCapWarning().ifPresent(log::warn);
	}

	/**
	 * Returns one message per problem, each with the setting to change.
	 */
	List<String> findProblems() {
		List<String> problems = new ArrayList<>();
		this.settings.inUse()
			.stream()
			.map(this.routes::to)
			.map(this::findProblem)
			.forEach((one) -> one.ifPresent(problems::add));
		if (!isForChildren()) {
			problems.add(notForChildren());
		}
		return List.copyOf(problems);
	}

	/**
	 * Returns a warning if providers charge for calls and no daily cap is set.
	 */
	Optional<String> spendCapWarning() {
		String paid = this.settings.inUse()
			.stream()
			.filter((name) -> this.routes.to(name).settings().price().isPaid())
			.collect(Collectors.joining(", "));
		AiProperties.SpendCap cap = this.settings.spendCap();
		return (paid.isEmpty() || cap.day() > 0 || cap.clientDay() > 0) ? Optional.empty() : Optional
			.of("Nothing limits what AI providers are paid in a day (%s): set NOVA_SPEND_CAP_DAY, or NOVA_SPEND_CAP_CLIENT_DAY for each client"
				.formatted(paid));
	}

	private boolean isForChildren() {
		return this.settings.generalAudience().contains("*") || this.settings.allChains()
			.allMatch((chain) -> chain.stream()
				.map(this.routes::to)
				.anyMatch((route) -> route.settings().policy().permits(Audience.CHILDREN)));
	}

	private String notForChildren() {
		return "By their terms, none of the AI providers in use (%s) may be sent what children make: jobs will fail with PROVIDER_NOT_PERMITTED. docs/providers.md says what to agree on and set, or choose another provider, such as ollama or offline."
			.formatted(String.join(", ", this.settings.inUse()));
	}

	private Optional<String> findProblem(Route route) {
		if (route.isLocal()) {
			return Optional.empty();
		}
		String name = route.provider();
		Endpoint endpoint = route.settings().endpoint();
		try (Connection connection = this.http.connect(TIME_LIMIT)) {
			String answer = connection
				.fetch(request(endpoint, route.settings().protocol().implementation().probe(endpoint)));
			return findUnlistedModel(route, answer);
		}
		catch (ProviderHttpException ex) {
			return switch (ex.status()) {
				case 401, 403 -> Optional.of("The AI provider '%s' refuses the key: check %s".formatted(name,
						route.settings().keyVariable().isEmpty() ? "its api-key" : route.settings().keyVariable()));
				case 404 ->
					Optional.of(
							(route.settings().protocol() == ProtocolName.OPENAI)
									? "The AI provider '%s' has no list of models at %s: check %s".formatted(name,
											endpoint.baseUrl(), variable(name, "URL"))
									: unknownModel(route, List.of()));
				default -> Optional
					.of("The AI provider '%s' answers with HTTP status %d just now".formatted(name, ex.status()));
			};
		}
		catch (IOException | RuntimeException ex) {
			return Optional.of("The AI provider '%s' cannot be reached at %s (%s): check %s, and that it is running"
				.formatted(name, endpoint.baseUrl(), ex.getClass().getSimpleName(), variable(name, "URL")));
		}
	}

	private static Request request(Endpoint endpoint, ProviderProtocol.Probe probe) {
		Request.Builder request = new Request.Builder().url(endpoint.baseUrl() + probe.path());
		probe.headers().forEach(request::header);
		return probe.body().isEmpty() ? request.build()
				: request.post(RequestBody.create(probe.body(), MediaType.get("application/json"))).build();
	}

	// Not all providers respond with a list.
	private static Optional<String> findUnlistedModel(Route route, String answer) {
		try {
			JsonNode list = Json.MAPPER.readTree(answer).path("data");
			List<String> models = StreamSupport.stream(list.spliterator(), false)
				.map((model) -> model.path("id").asString(""))
				.toList();
			return (models.isEmpty() || models.contains(route.model())) ? Optional.empty()
					: Optional.of(unknownModel(route, models));
		}
		catch (JacksonException ex) {
			return Optional.empty();
		}
	}

	private static String unknownModel(Route route, List<String> models) {
		return "The AI provider '%s' does not know the model '%s': set %s%s".formatted(route.provider(), route.model(),
				variable(route.provider(), "MODEL"),
				models.isEmpty() ? "" : " to one of " + String.join(", ", models.stream().sorted().limit(20).toList()));
	}

	private static String variable(String provider, String what) {
		return "NOVA_%s_%s".formatted(provider.toUpperCase(Locale.ROOT).replace('-', '_'), what);
	}

}
