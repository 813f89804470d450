package dev.novadraw.kind.greeting;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.kind.OfflineAnswer;
import dev.novadraw.engine.kind.Picture;

/**
 * Greets without a model.
 */
final class GreetingOffline implements OfflineAnswer {

	@Override
	public String kind() {
		return "greeting";
	}

	@Override
	public String answer(String prompt, @Nullable Picture drawing) {
		return prompt.replace(GreetingGenerator.PROMPT, "Hello ");
	}

}
