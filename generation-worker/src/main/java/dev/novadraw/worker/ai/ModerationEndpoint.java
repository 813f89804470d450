package dev.novadraw.worker.ai;

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

import dev.novadraw.job.Spending;
import dev.novadraw.kind.Picture;
import dev.novadraw.worker.ai.ProviderFailure.Reason;
import dev.novadraw.worker.ai.wire.Connection;
import dev.novadraw.worker.ai.wire.Http;
import dev.novadraw.worker.ai.wire.OpenAiWire;

/**
 * OpenAI's moderation, which looks at text and picture together. By the vendor's client:
 * Spring AI's model for it takes no pictures.
 */
final class ModerationEndpoint implements Moderator {

	private final Route route;

	private final Http http;

	private final CallBudget budget;

	ModerationEndpoint(Route route, Http http, CallBudget budget) {
		this.route = route;
		this.budget = budget;
		this.http = http;
	}

	@Override
	public boolean isSuitable(Material material, Ledger ledger) {
		CallPurpose purpose = material.purpose();
		try (Connection connection = this.http.connect(this.route.settings().timeLimit())) {
			return (purpose != null) ? isSuitable(material, connection, trace(purpose), ledger)
					: isSuitable(material, connection);
		}
		catch (ProviderFailure ex) {
			ex.slowDown(this.route, this.budget);
			throw ex;
		}
	}

	private CallTrace trace(CallPurpose purpose) {
		return CallTrace.begin(purpose, this.route, this.route.settings().moderationModel());
	}

	private boolean isSuitable(Material material, Connection connection, CallTrace trace, Ledger ledger) {
		try {
			boolean suitable = isSuitable(material, connection);
			ledger.book(Spending.unpaid(trace.end(connection.status(), null, null)));
			return suitable;
		}
		catch (ProviderFailure ex) {
			ledger.book(Spending.unpaid(trace.end(connection.status(), ex.tag(), ex.origin())));
			throw ex;
		}
	}

	private boolean isSuitable(Material material, Connection connection) {
		try {
			List<Moderation> judgements = client(connection).moderations()
				.create(ModerationCreateParams.builder()
					.model(this.route.settings().moderationModel())
					.inputOfModerationMultiModalArray(input(material))
					.build())
				.results();
			if (judgements.isEmpty()) {
				throw new ProviderFailure(Reason.UNUSABLE, null);
			}
			return judgements.stream().noneMatch(Moderation::flagged);
		}
		catch (RuntimeException ex) {
			throw Failures.read(ex, this.route.rest());
		}
	}

	private OpenAIClient client(Connection connection) {
		return new OpenAIClientImpl(OpenAiWire.client(this.route.settings().endpoint(), connection));
	}

	private static List<ModerationMultiModalInput> input(Material material) {
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
