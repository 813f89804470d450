package dev.novadraw.kind.greeting;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.kind.OfflineAnswer;
import dev.novadraw.engine.kind.Picture;

/**
 * The greeting of the offline model.
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
