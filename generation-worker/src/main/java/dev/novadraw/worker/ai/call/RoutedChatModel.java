package dev.novadraw.worker.ai.call;

import java.util.Objects;

import reactor.core.publisher.Flux;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.StructuredOutputChatOptions;

import dev.novadraw.worker.ai.budget.AttemptContext;

/**
 * The chat model for generators, backed by the provider that the {@link Router} chooses
 * for the current attempt.
 */
public final class RoutedChatModel implements ChatModel {

	private final Router router;

	public RoutedChatModel(Router router) {
		this.router = router;
	}

	@Override
	public ChatResponse call(Prompt prompt) {
		return Objects.requireNonNull(call(prompt, false).blockLast());
	}

	@Override
	public Flux<ChatResponse> stream(Prompt prompt) {
		return Flux.defer(() -> call(prompt, true));
	}

	private Flux<ChatResponse> call(Prompt prompt, boolean streaming) {
		return this.router.admit(AttemptContext.CURRENT.get(), prompt).answer(prompt, streaming);
	}

	@Override
	public ChatOptions getOptions() {
		return StructuredOutputChatOptions.builder().build();
	}

}
