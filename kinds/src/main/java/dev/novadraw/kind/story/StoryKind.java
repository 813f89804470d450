package dev.novadraw.kind.story;

import java.time.Duration;

import dev.novadraw.engine.kind.Kind;

/**
 * The kind {@code story}.
 */
final class StoryKind implements Kind<StoryInput, StoryResult> {

	@Override
	public String name() {
		return "story";
	}

	@Override
	public String collection() {
		return "stories";
	}

	@Override
	public Class<StoryInput> inputType() {
		return StoryInput.class;
	}

	@Override
	public Class<StoryResult> resultType() {
		return StoryResult.class;
	}

	/**
	 * Returns a time limit that leaves room for two calls: an answer and its repair.
	 */
	@Override
	public Duration attemptTimeLimit() {
		return Duration.ofSeconds(120);
	}

}
