package dev.novadraw.narration.lexicon;

/**
 * A noun with its number.
 *
 * @param noun the noun
 * @param count the number, or {@link #SEVERAL}
 */
public record Thing(Noun noun, int count) {

	/**
	 * More than one, but nobody said how many.
	 */
	public static final int SEVERAL = 0;

	public static Thing one(Noun noun) {
		return new Thing(noun, 1);
	}

	public boolean isOne() {
		return this.count == 1 && this.noun.gender() != Gender.PLURAL;
	}

}
