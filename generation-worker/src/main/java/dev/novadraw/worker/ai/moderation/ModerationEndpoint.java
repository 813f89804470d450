package dev.novadraw.worker.ai.moderation;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientImpl;
import com.openai.models.moderations.Moderation;
import com.openai.models.moderations.ModerationCreateParams;
import com.openai.models.moderations.ModerationImageUrlInput;
import com.openai.models.moderations.ModerationMultiModalInput;
import com.openai.models.moderations.ModerationTextInput;

import dev.novadraw.engine.job.Spending;
import dev.novadraw.engine.kind.Picture;
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
import dev.novadraw.worker.ai.wire.OpenAiProtocol;

/**
 * OpenAI's moderation endpoint, which checks text and picture together. It is called
 * through the vendor's client, because Spring AI's moderation model does not accept
 * pictures.
 */
final class ModerationEndpoint implements Moderator {

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
			context.addSpending(Spending.unpaid(trace.end(connection.status(), null, null)));
			return suitable;
		}
		catch (ProviderFailure ex) {
			context.addSpending(Spending.unpaid(trace.end(connection.status(), ex.tag(), ex.origin())));
			throw ex;
		}
	}

	private boolean isSuitable(ModerationInput material, Connection connection) {
		try {
			List<Moderation> results = client(connection).moderations()
				.create(ModerationCreateParams.builder()
					.model(this.route.settings().moderationModel())
					.inputOfModerationMultiModalArray(input(material))
					.build())
				.results();
			if (results.isEmpty()) {
				throw new ProviderFailure(Reason.UNUSABLE, null);
			}
			return results.stream().noneMatch(Moderation::flagged);
		}
		catch (RuntimeException ex) {
			throw FailureClassifier.read(ex, this.route.rateLimitWait());
		}
	}

	private OpenAIClient client(Connection connection) {
		return new OpenAIClientImpl(OpenAiProtocol.client(this.route.settings().endpoint(), connection));
	}

	private static List<ModerationMultiModalInput> input(ModerationInput material) {
		List<ModerationMultiModalInput> input = new ArrayList<>();
		if (!material.text().isEmpty()) {
			input.add(ModerationMultiModalInput.ofText(ModerationTextInput.builder().text(material.text()).build()));
		}
		Picture picture = material.picture();
		if (picture != null) {
			String url = "data:%s;base64,%s".formatted(picture.mediaType(),
					Base64.getEncoder().encodeToString(picture.content()));
			input.add(ModerationMultiModalInput.ofImageUrl(ModerationImageUrlInput.builder()
				.imageUrl(ModerationImageUrlInput.ImageUrl.builder().url(url).build())
				.build()));
		}
		return input;
	}

}
