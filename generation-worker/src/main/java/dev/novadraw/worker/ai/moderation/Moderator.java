package dev.novadraw.worker.ai.moderation;

import dev.novadraw.worker.ai.budget.AttemptContext;
import dev.novadraw.worker.ai.provider.ProviderFailure;

/**
 * A check of content for suitability for children.
 */
interface Moderator {

	/**
	 * Returns true if the content is suitable for children.
	 * @throws ProviderFailure if the content cannot be checked now
	 */
	boolean isSuitable(ModerationInput input, AttemptContext context);

}
