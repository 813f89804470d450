package dev.novadraw.worker.ai.provider;

import java.time.Duration;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;

import dev.novadraw.offline.OfflineChatModel;
import dev.novadraw.worker.ai.http.Connection;

/**
 * The route to the offline model, which runs in this process.
 */
public final class OfflineRoute extends Route {

	private final OfflineAnswerRegistry answers;

	private final Duration delay;

	public OfflineRoute(String provider, ProviderProperties settings, AiProperties.Breaker breaker,
			OfflineAnswerRegistry answers, Duration delay) {
		super(provider, settings, breaker);
		this.answers = answers;
		this.delay = delay;
	}

	@Override
	public ChatModel model(Connection connection, String kind) {
		return new OfflineChatModel(this.answers.of(kind), this.delay);
	}

	@Override
	public Prompt prompt(Prompt prompt) {
		return prompt;
	}

}
