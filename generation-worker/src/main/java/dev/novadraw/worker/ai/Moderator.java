package dev.novadraw.worker.ai;

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
