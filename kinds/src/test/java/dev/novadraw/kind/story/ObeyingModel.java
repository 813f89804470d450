package dev.novadraw.kind.story;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import reactor.core.publisher.Flux;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.content.Media;

/**
 * A model that reads the text in known drawings and obeys it in the calls it is set up
 * for. It writes a few letters at a time.
 */
final class ObeyingModel implements ChatModel {

	private static final int LETTERS = 7;

	private static final Map<String, InjectedDrawing> KNOWN = InjectedDrawings.all()
		.stream()
		.collect(Collectors.toMap((drawing) -> digest(drawing.picture().content()), Function.identity()));

	private final List<Prompt> prompts = new ArrayList<>();

	private final Deque<Boolean> obeys;

	/**
	 * Creates a model that obeys or ignores the instruction in its first call, its second
	 * call and so on.
	 */
	ObeyingModel(Boolean... obeys) {
		this.obeys = new ArrayDeque<>(List.of(obeys));
	}

	@Override
	public ChatResponse call(Prompt prompt) {
		throw new UnsupportedOperationException("It is listened to while it writes");
	}

	@Override
	public Flux<ChatResponse> stream(Prompt prompt) {
		return Flux.defer(() -> {
			this.prompts.add(prompt);
			InjectedDrawing drawing = seenIn(prompt);
			String answer = this.obeys.remove() ? drawing.obedient() : drawing.honest();
			return Flux.fromIterable(Pieces.ofLength(LETTERS, answer)).map(ObeyingModel::response);
		});
	}

	private InjectedDrawing seenIn(Prompt prompt) {
		Media only = prompt.getUserMessage().getMedia().getFirst();
		return Objects.requireNonNull(KNOWN.get(digest(only.getDataAsByteArray())), "an unknown picture");
	}

	private static ChatResponse response(String piece) {
		return ChatResponse.builder()
			.generations(List.of(new Generation(new AssistantMessage(piece))))
			.metadata(ChatResponseMetadata.builder().model("obeying-1").build())
			.build();
	}

	List<Prompt> prompts() {
		return this.prompts;
	}

	private static String digest(byte[] picture) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(picture));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
