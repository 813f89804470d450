package dev.novadraw.offline;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;

import dev.novadraw.engine.kind.OfflineAnswer;
import dev.novadraw.engine.kind.Picture;

/**
 * A chat model without a network. It answers with the {@link OfflineAnswer} of the kind.
 */
public final class OfflineChatModel implements ChatModel {

	/**
	 * The name that is reported as the model.
	 */
	public static final String NAME = "offline-storyteller";

	private static final int PIECES = 60;

	private static final String END = "stop";

	private final OfflineAnswer answer;

	private final Duration delay;

	/**
	 * Creates the model for one kind.
	 * @param answer the source of its answers
	 * @param delay the time it takes for each answer, to simulate a real model
	 */
	public OfflineChatModel(OfflineAnswer answer, Duration delay) {
		this.answer = answer;
		this.delay = delay;
	}

	@Override
	public ChatResponse call(Prompt prompt) {
		sleep(this.delay);
		return response(answer(prompt), END);
	}

	/**
	 * Streams the same answer, a few characters at a time.
	 */
	@Override
	public Flux<ChatResponse> stream(Prompt prompt) {
		return Flux.defer(() -> {
			String answer = answer(prompt);
			int pieces = this.delay.isZero() ? 1 : PIECES;
			Duration pause = this.delay.dividedBy(pieces);
			return Flux.range(0, pieces).map((number) -> {
				sleep(pause);
				return response(piece(answer, number, pieces), (number == pieces - 1) ? END : "");
			});
		});
	}

	private static String piece(String answer, int number, int pieces) {
		return answer.substring(answer.length() * number / pieces, answer.length() * (number + 1) / pieces);
	}

	private String answer(Prompt prompt) {
		UserMessage message = prompt.getUserMessage();
		return this.answer.answer(Objects.requireNonNullElse(message.getText(), ""), drawing(message));
	}

	private static ChatResponse response(String text, String end) {
		ChatResponseMetadata metadata = ChatResponseMetadata.builder()
			.model(NAME)
			.usage(new DefaultUsage(0, 0))
			.build();
		ChatGenerationMetadata ending = ChatGenerationMetadata.builder().finishReason(end).build();
		return new ChatResponse(List.of(new Generation(new AssistantMessage(text), ending)), metadata);
	}

	private static void sleep(Duration time) {
		try {
			Thread.sleep(time);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted during the simulated delay", ex);
		}
	}

	private static @Nullable Picture drawing(UserMessage message) {
		return message.getMedia()
			.stream()
			.map((media) -> new Picture(media.getMimeType().toString(), media.getDataAsByteArray()))
			.findFirst()
			.orElse(null);
	}

}
