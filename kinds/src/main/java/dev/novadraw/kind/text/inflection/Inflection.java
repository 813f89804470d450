package dev.novadraw.kind.text.inflection;

import java.util.Set;

import dev.novadraw.engine.kind.Language;

/**
 * The inflected forms of words of a language. More forms than there are do no harm, since
 * no text contains them.
 */
public interface Inflection {

	/**
	 * Returns all forms of a word, in lower case. A capital letter marks a German noun,
	 * and a plus sign the particle of a separable German verb.
	 */
	Set<String> forms(String word);

	/**
	 * Returns true for the infinitive of a German verb, in lower case.
	 */
	static boolean isGermanVerb(String word) {
		return word.endsWith("en") || word.endsWith("eln") || word.endsWith("ern");
	}

	static Inflection of(Language language) {
		return switch (language) {
			case EN -> new EnglishForms();
			case DE -> new GermanForms();
		};
	}

}
