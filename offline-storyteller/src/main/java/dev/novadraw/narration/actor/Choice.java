package dev.novadraw.narration.actor;

import java.util.List;

/**
 * A deterministic choice by a fingerprint: the same question gets the same answer,
 * whatever else is asked.
 */
public record Choice(long fingerprint) {

	/**
	 * Returns the choice for a variation of the same thing; 0 is the original.
	 */
	public Choice varied(long variation) {
		return new Choice(this.fingerprint ^ variation * 0xd6e8feb86659fd93L);
	}

	public int below(int bound, String question) {
		long mixed = this.fingerprint + question.hashCode() * 0x9e3779b97f4a7c15L;
		mixed = (mixed ^ mixed >>> 30) * 0xbf58476d1ce4e5b9L;
		mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
		return (int) Long.remainderUnsigned(mixed ^ mixed >>> 31, bound);
	}

	public <T> T of(List<T> options, String question) {
		return options.get(below(options.size(), question));
	}

}
