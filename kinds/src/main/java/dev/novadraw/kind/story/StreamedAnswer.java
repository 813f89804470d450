package dev.novadraw.kind.story;

import org.springframework.ai.chat.model.ChatResponse;

import dev.novadraw.engine.kind.Progress;
import dev.novadraw.engine.kind.Task;

/**
 * The answer of a model, collected piece by piece. The part that may already be shown is
 * reported as progress.
 */
final class StreamedAnswer {

	private final StringBuilder text = new StringBuilder();

	private final Progress progress;

	private final PartialStory partial;

	private String model = "unknown";

	StreamedAnswer(Task<StoryInput> task) {
		this.progress = task.progress();
		this.partial = new PartialStory(task.input());
	}

	/**
	 * Appends the next piece; pieces must arrive in order.
	 */
	void add(ChatResponse piece) {
		String named = piece.getMetadata().getModel();
		if (named != null && !named.isBlank()) {
			this.model = named;
		}
		if (piece.getResult() != null && piece.getResult().getOutput().getText() != null) {
			append(piece.getResult().getOutput().getText());
		}
	}

	private void append(String words) {
		this.text.append(words);
		this.partial.append(words).ifPresent(this.progress::partial);
	}

	/**
	 * Returns everything the model has written so far.
	 */
	String text() {
		return this.text.toString();
	}

	/**
	 * Returns the name of the model, {@code unknown} if the answer does not name it.
	 */
	String model() {
		return this.model;
	}

}
