package dev.novadraw.worker.ai.answer;

/**
 * The number of tokens in texts and pictures that nobody has counted, rather too high
 * than too low.
 */
public final class TokenEstimate {

	/** About the maximum among providers. */
	private static final int TOKENS_PER_PICTURE = 1600;

	private static final int CHARACTERS_PER_TOKEN = 3;

	private TokenEstimate() {
	}

	public static long ofCharacters(long characters) {
		return Math.ceilDiv(characters, CHARACTERS_PER_TOKEN);
	}

	public static long ofPictures(long pictures) {
		return pictures * TOKENS_PER_PICTURE;
	}

}
