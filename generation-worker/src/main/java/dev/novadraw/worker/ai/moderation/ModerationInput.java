package dev.novadraw.worker.ai.moderation;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.kind.Picture;
import dev.novadraw.worker.ai.budget.CallPurpose;

/**
 * Something to be judged.
 *
 * @param text what was written
 * @param picture what was drawn
 * @param purpose why it is judged, null for partial texts, which decide nothing about the
 * attempt
 */
record ModerationInput(String text, @Nullable Picture picture, @Nullable CallPurpose purpose) {

	@Override
	public String toString() {
		return "Material[%d characters, %s]".formatted(this.text.length(), this.picture);
	}

}
