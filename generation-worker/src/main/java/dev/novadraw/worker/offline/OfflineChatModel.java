package dev.novadraw.worker.offline;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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
import org.springframework.ai.content.Media;

import dev.novadraw.json.Json;
import dev.novadraw.worker.offline.seeing.DrawingReader;
import dev.novadraw.worker.offline.seeing.Impression;
import dev.novadraw.worker.offline.telling.StoryWish;
import dev.novadraw.worker.offline.telling.Storyteller;
import dev.novadraw.worker.offline.telling.ToldStory;

/**
 * The storyteller that needs no network, as a chat model like any other: it gets the same
 * prompt as they do, finds in it the drawing and the line with the options, and answers
 * with the same JSON.
 */
public final class OfflineChatModel implements ChatModel {

	/**
	 * How it is labelled wherever a model is named.
	 */
	public static final String NAME = "offline-storyteller";

	private static final int PIECES = 60;

	private static final String END = "stop";

	private static final String OPTIONS = "Options: ";

	private final DrawingReader reader = new DrawingReader();

	private final Storyteller storyteller = new Storyteller();

	private final Duration delay;

	/**
	 * Creates the model.
	 * @param delay how long it takes over each answer, to rehearse what a real model is
	 * like
	 */
	public OfflineChatModel(Duration delay) {
		this.delay = delay;
	}

	@Override
	public ChatResponse call(Prompt prompt) {
		ponder(this.delay);
		return response(answer(prompt), END);
	}

	/**
	 * The same answer, a few letters at a time.
	 */
	@Override
	public Flux<ChatResponse> stream(Prompt prompt) {
		return Flux.defer(() -> {
			String answer = answer(prompt);
			int pieces = this.delay.isZero() ? 1 : PIECES;
			Duration pause = this.delay.dividedBy(pieces);
			return Flux.range(0, pieces).map((number) -> {
				ponder(pause);
				return response(piece(answer, number, pieces), (number == pieces - 1) ? END : "");
			});
		});
	}

	private static String piece(String answer, int number, int pieces) {
		return answer.substring(answer.length() * number / pieces, answer.length() * (number + 1) / pieces);
	}

	private String answer(Prompt prompt) {
		UserMessage message = prompt.getUserMessage();
		Impression seen = this.reader.read(drawing(message));
		ToldStory story = this.storyteller.tell(seen, options(message).wish());
		return Json.MAPPER.writeValueAsString(story);
	}

	private static ChatResponse response(String text, String end) {
		ChatResponseMetadata metadata = ChatResponseMetadata.builder()
			.model(NAME)
			.usage(new DefaultUsage(0, 0))
			.build();
		ChatGenerationMetadata ending = ChatGenerationMetadata.builder().finishReason(end).build();
		return new ChatResponse(List.of(new Generation(new AssistantMessage(text), ending)), metadata);
	}

	private static void ponder(Duration time) {
		try {
			Thread.sleep(time);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while thinking about a story", ex);
		}
	}

	private static byte[] drawing(UserMessage message) {
		return message.getMedia()
			.stream()
			.map(Media::getDataAsByteArray)
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no drawing in the prompt"));
	}

	private static Options options(UserMessage message) {
		Optional<String> line = Objects.requireNonNullElse(message.getText(), "")
			.lines()
			.filter((one) -> one.startsWith(OPTIONS))
			.findFirst();
		String json = line.orElseThrow(() -> new IllegalArgumentException("There are no options in the prompt"));
		return Json.MAPPER.readValue(json.substring(OPTIONS.length()), Options.class);
	}

	/**
	 * The options as the prompt words them.
	 */
	private record Options(List<String> languages, String ageBand, @Nullable String theme, @Nullable String mood,
			String length, @Nullable String heroName) {

		StoryWish wish() {
			return new StoryWish(this.languages, this.ageBand, this.theme, this.mood, this.length, this.heroName);
		}

		@Override
		public String toString() {
			return "options of " + this.languages;
		}

	}

}
