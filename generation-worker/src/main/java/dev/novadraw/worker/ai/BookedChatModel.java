package dev.novadraw.worker.ai;

import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;

import dev.novadraw.failpoint.Failpoint;
import dev.novadraw.job.Spending;

/**
 * A chat model whose calls are booked in the ledger of the attempt that makes them.
 */
final class BookedChatModel implements ChatModel {

	private final String provider;

	private final ChatModel model;

	BookedChatModel(String provider, ChatModel model) {
		this.provider = provider;
		this.model = model;
	}

	@Override
	public ChatResponse call(Prompt prompt) {
		Failpoint.CALLING.reached();
		ChatResponse response = this.model.call(prompt);
		if (Ledger.CURRENT.isBound()) {
			Usage usage = response.getMetadata().getUsage();
			Ledger.CURRENT.get()
				.book(new Spending(this.provider, response.getMetadata().getModel(), tokens(usage.getPromptTokens()),
						tokens(usage.getCompletionTokens()), 0));
		}
		return response;
	}

	@Override
	public ChatOptions getOptions() {
		return this.model.getOptions();
	}

	private static long tokens(Integer count) {
		return (count != null) ? count : 0;
	}

}
