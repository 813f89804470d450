package dev.novadraw.worker.ai.check;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import dev.novadraw.engine.json.Json;
import dev.novadraw.worker.ai.http.Connection;
import dev.novadraw.worker.ai.http.ProviderHttpClient;
import dev.novadraw.worker.ai.http.ProviderHttpException;
import dev.novadraw.worker.ai.http.UnsentRequestException;
import dev.novadraw.worker.ai.provider.ProtocolName;
import dev.novadraw.worker.ai.provider.Route;
import dev.novadraw.worker.ai.wire.Endpoint;
import dev.novadraw.worker.ai.wire.ProviderProtocol;

/**
 * A free request that checks address, key and model of a provider.
 */
final class ProviderProbe {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

	private final ProviderHttpClient http;

	ProviderProbe(ProviderHttpClient http) {
		this.http = http;
	}

	Finding examine(Route route) {
		if (route.isLocal()) {
			return new Finding(State.READY, "");
		}
		Endpoint endpoint = route.settings().endpoint();
		try (Connection connection = this.http.connect(TIME_LIMIT)) {
			String answer = connection
				.fetch(request(endpoint, route.settings().protocol().implementation().probe(endpoint)));
			return listed(route, answer);
		}
		catch (ProviderHttpException ex) {
			return refused(route, ex.status());
		}
		catch (IOException | RuntimeException ex) {
			return new Finding(State.UNREACHABLE,
					"The AI provider '%s' cannot be reached at %s (%s): check %s, and that it is running"
						.formatted(route.provider(), endpoint.baseUrl(), type(ex), route.variable("URL")));
		}
	}

	private static String type(Exception failure) {
		Throwable cause = (failure instanceof UnsentRequestException) ? failure.getCause() : null;
		return Objects.requireNonNullElse(cause, failure).getClass().getSimpleName();
	}

	private static Request request(Endpoint endpoint, ProviderProtocol.Probe probe) {
		Request.Builder request = new Request.Builder().url(endpoint.baseUrl() + probe.path());
		probe.headers().forEach(request::header);
		return probe.body().isEmpty() ? request.build()
				: request.post(RequestBody.create(probe.body(), MediaType.get("application/json"))).build();
	}

	private static Finding refused(Route route, int status) {
		return switch (status) {
			case 401, 403 -> new Finding(State.KEY_REFUSED, "The AI provider '%s' refuses the key: check %s"
				.formatted(route.provider(), VariableName.ofKey(route)));
			case 404 ->
				(route.settings().protocol() == ProtocolName.OPENAI) ? noList(route) : unknownModel(route, List.of());
			default -> new Finding(State.TROUBLED,
					"The AI provider '%s' answers with HTTP status %d just now".formatted(route.provider(), status));
		};
	}

	private static Finding noList(Route route) {
		return new Finding(State.NO_LIST, "The AI provider '%s' has no list of models at %s: check %s"
			.formatted(route.provider(), route.settings().baseUrl(), route.variable("URL")));
	}

	// Not all providers respond with a list.
	private static Finding listed(Route route, String answer) {
		try {
			JsonNode list = Json.MAPPER.readTree(answer).path("data");
			List<String> models = StreamSupport.stream(list.spliterator(), false)
				.map((model) -> model.path("id").asString(""))
				.toList();
			return (models.isEmpty() || models.contains(route.model())) ? new Finding(State.READY, "")
					: unknownModel(route, models);
		}
		catch (JacksonException ex) {
			return new Finding(State.READY, "");
		}
	}

	private static Finding unknownModel(Route route, List<String> models) {
		return new Finding(State.MODEL_UNKNOWN,
				"The AI provider '%s' does not know the model '%s': set %s%s".formatted(route.provider(), route.model(),
						route.variable("MODEL"), models.isEmpty() ? ""
								: " to one of " + String.join(", ", models.stream().sorted().limit(20).toList())));
	}

	/**
	 * The state of a provider, as far as a free request shows it.
	 */
	enum State {

		/** Nothing is wrong. */
		READY,

		/** No connection. */
		UNREACHABLE,

		/** The key is refused. */
		KEY_REFUSED,

		/** The model is unknown. */
		MODEL_UNKNOWN,

		/** There is no list of models, so the address may be wrong. */
		NO_LIST,

		/** It answers with another error, which may pass. */
		TROUBLED

	}

	/**
	 * The result of a probe.
	 *
	 * @param state the state
	 * @param advice what is wrong and what to change; empty if nothing is wrong
	 */
	record Finding(State state, String advice) {

	}

}
