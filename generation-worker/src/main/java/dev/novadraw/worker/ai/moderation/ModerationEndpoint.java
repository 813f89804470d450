package dev.novadraw.worker.ai.moderation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import tools.jackson.databind.JsonNode;

import dev.novadraw.engine.job.Spending;
import dev.novadraw.engine.kind.Picture;
import dev.novadraw.worker.ai.answer.Envelope;
import dev.novadraw.worker.ai.budget.AttemptContext;
import dev.novadraw.worker.ai.budget.CallBudget;
import dev.novadraw.worker.ai.budget.CallPurpose;
import dev.novadraw.worker.ai.call.CallTrace;
import dev.novadraw.worker.ai.http.Connection;
import dev.novadraw.worker.ai.http.ProviderHttpClient;
import dev.novadraw.worker.ai.provider.FailureClassifier;
import dev.novadraw.worker.ai.provider.ProviderFailure;
import dev.novadraw.worker.ai.provider.ProviderFailure.Reason;
import dev.novadraw.worker.ai.provider.Route;
import dev.novadraw.worker.ai.wire.Endpoint;

/**
 * OpenAI's moderation endpoint, which checks text and picture together. Spring AI's
 * moderation model does not accept pictures.
 */
final class ModerationEndpoint implements Moderator {

	private static final MediaType JSON = MediaType.get("application/json");

	private final Route route;

	private final ProviderHttpClient http;

	private final CallBudget budget;

	ModerationEndpoint(Route route, ProviderHttpClient http, CallBudget budget) {
		this.route = route;
		this.budget = budget;
		this.http = http;
	}

	@Override
	public boolean isSuitable(ModerationInput material, AttemptContext context) {
		CallPurpose purpose = material.purpose();
		try (Connection connection = this.http.connect(this.route.settings().timeLimit())) {
			return (purpose != null) ? isSuitable(material, connection, trace(purpose), context)
					: isSuitable(material, connection);
		}
		catch (ProviderFailure ex) {
			this.budget.applyFailure(ex, this.route);
			throw ex;
		}
	}

	private CallTrace trace(CallPurpose purpose) {
		return CallTrace.begin(purpose, this.route, this.route.settings().moderationModel());
	}

	private boolean isSuitable(ModerationInput material, Connection connection, CallTrace trace,
			AttemptContext context) {
		try {
			boolean suitable = isSuitable(material, connection);
			context.addSpending(Spending.unpaid(trace.end(connection.status(), null)));
			return suitable;
		}
		catch (ProviderFailure ex) {
			context.addSpending(Spending.unpaid(trace.end(connection.status(), ex)));
			throw ex;
		}
	}

	private boolean isSuitable(ModerationInput material, Connection connection) {
		try {
			return isSuitable(Envelope.MAPPER.readTree(connection.fetch(request(material))).path("results"));
		}
		catch (IOException | RuntimeException ex) {
			throw FailureClassifier.read(Objects.requireNonNullElse(connection.failure(), ex),
					this.route.rateLimitWait());
		}
	}

	// Without a verdict about every part there is none.
	private static boolean isSuitable(JsonNode results) {
		if (results.isEmpty() || !results.valueStream().allMatch((result) -> result.path("flagged").isBoolean())) {
			throw new ProviderFailure(Reason.UNUSABLE, null);
		}
		return results.valueStream().noneMatch((result) -> result.path("flagged").booleanValue());
	}

	private Request request(ModerationInput material) {
		Endpoint endpoint = this.route.settings().endpoint();
		Map<String, Object> body = Map.of("model", this.route.settings().moderationModel(), "input", parts(material));
		Request.Builder request = new Request.Builder().url(endpoint.baseUrl() + "/moderations")
			.post(RequestBody.create(Envelope.MAPPER.writeValueAsBytes(body), JSON));
		if (endpoint.apiKey() != null) {
			request.header("Authorization", "Bearer " + endpoint.apiKey());
		}
		return request.build();
	}

	private static List<Map<String, Object>> parts(ModerationInput material) {
		List<Map<String, Object>> parts = new ArrayList<>();
		if (!material.text().isEmpty()) {
			parts.add(Map.of("type", "text", "text", material.text()));
		}
		Picture picture = material.picture();
		if (picture != null) {
			String url = "data:%s;base64,%s".formatted(picture.mediaType(),
					Base64.getEncoder().encodeToString(picture.content()));
			parts.add(Map.of("type", "image_url", "image_url", Map.of("url", url)));
		}
		return parts;
	}

}
