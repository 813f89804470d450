package dev.novadraw.worker.ai.hostile;

import java.util.ArrayList;
import java.util.List;

/**
 * What the model says, before a protocol gives it its form.
 *
 * @param model its name
 * @param text its text
 * @param ending why it stopped
 * @param streamed whether it is heard while it speaks
 * @param usage whether a stream ends with what it cost
 */
record Said(String model, String text, Ending ending, boolean streamed, boolean usage) {

	private static final int PIECES = 20;

	/**
	 * The text in some twenty pieces; no character is cut.
	 */
	List<String> pieces() {
		int[] characters = this.text.codePoints().toArray();
		int size = Math.max(1, Math.ceilDiv(characters.length, PIECES));
		List<String> pieces = new ArrayList<>();
		for (int start = 0; start < characters.length; start += size) {
			pieces.add(new String(characters, start, Math.min(size, characters.length - start)));
		}
		return pieces;
	}

	boolean isStopped() {
		return this.ending == Ending.STOPPED;
	}

	/**
	 * Why a model stops.
	 */
	enum Ending {

		STOPPED, REFUSED, FILTERED;

		static Ending of(Manner manner) {
			return switch (manner) {
				case REFUSAL -> REFUSED;
				case FILTERED -> FILTERED;
				default -> STOPPED;
			};
		}

	}

}
