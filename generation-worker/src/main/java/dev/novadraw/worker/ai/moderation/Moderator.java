package dev.novadraw.worker.ai.moderation;

import dev.novadraw.worker.ai.budget.AttemptContext;
import dev.novadraw.worker.ai.provider.ProviderFailure;

/**
 * Judges whether something is suitable for children.
 */
interface Moderator {

	/**
	 * Whether children may see it.
	 * @throws ProviderFailure when there is no judgement to be had now
	 */
	boolean isSuitable(ModerationInput input, AttemptContext context);

}
