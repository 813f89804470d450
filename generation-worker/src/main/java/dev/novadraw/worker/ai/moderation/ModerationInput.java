package dev.novadraw.worker.ai.moderation;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.kind.Picture;
import dev.novadraw.worker.ai.budget.CallPurpose;

/**
 * Content to be moderated.
 *
 * @param text the text
 * @param picture the picture, or null
 * @param purpose the purpose of the check; null for partial texts, which do not affect
 * the outcome of the attempt
 */
record ModerationInput(String text, @Nullable Picture picture, @Nullable CallPurpose purpose) {

	@Override
	public String toString() {
		return "ModerationInput[%d characters, %s]".formatted(this.text.length(), this.picture);
	}

}
