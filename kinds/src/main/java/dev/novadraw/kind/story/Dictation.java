package dev.novadraw.kind.story;

import org.springframework.ai.chat.model.ChatResponse;

import dev.novadraw.engine.kind.Progress;
import dev.novadraw.engine.kind.Task;

/**
 * Takes down what a model writes, piece by piece, and shows what of it may be seen
 * already.
 */
final class Dictation {

	private final StringBuilder text = new StringBuilder();

	private final Progress progress;

	private final PartialStory partial;

	private String model = "unknown";

	Dictation(Task<StoryInput> task) {
		this.progress = task.progress();
		this.partial = new PartialStory(task.input());
	}

	/**
	 * Hears the next piece, each after the one before.
	 */
	void hear(ChatResponse piece) {
		String named = piece.getMetadata().getModel();
		if (named != null && !named.isBlank()) {
			this.model = named;
		}
		if (piece.getResult() != null && piece.getResult().getOutput().getText() != null) {
			write(piece.getResult().getOutput().getText());
		}
	}

	private void write(String words) {
		this.text.append(words);
		this.partial.append(words).ifPresent(this.progress::partial);
	}

	/**
	 * All that was written.
	 */
	String text() {
		return this.text.toString();
	}

	/**
	 * Who wrote it.
	 */
	String model() {
		return this.model;
	}

}
