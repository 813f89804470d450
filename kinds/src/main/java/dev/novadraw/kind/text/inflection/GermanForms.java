package dev.novadraw.kind.text.inflection;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The inflected forms of German nouns, verbs and adjectives. A word with a capital letter
 * is a noun, one that ends in -en, -eln or -ern a verb, and any other an adjective. The
 * forms of strong verbs are in a file. A plural with another vowel is another word.
 */
final class GermanForms implements Inflection {

	private static final List<String> ADJECTIVE_ENDINGS = List.of("e", "en", "er", "es", "em");

	private static final List<String> NOUN_ENDINGS = List.of("", "e", "en", "n", "s", "es", "er", "ern", "se", "sen");

	private static final List<String> INSEPARABLE = List.of("be", "ge", "er", "ver", "zer", "ent", "emp", "miss");

	private final IrregularForms irregular = IrregularForms.load("german.txt");

	@Override
	public Set<String> forms(String word) {
		if (Character.isUpperCase(word.charAt(0))) {
			return noun(word.toLowerCase(Locale.ROOT));
		}
		int plus = word.indexOf('+');
		if (plus >= 0) {
			return separable(word.substring(0, plus), word.substring(plus + 1));
		}
		return Inflection.isGermanVerb(word) ? verb(word) : adjective(word);
	}

	private static Set<String> noun(String noun) {
		if (noun.endsWith("e")) {
			return Set.of(noun, noun + "n", noun + "s", noun + "r", noun + "ns");
		}
		if (noun.endsWith("in")) {
			return Set.of(noun, noun + "nen");
		}
		return with(Stream.of(noun), NOUN_ENDINGS);
	}

	private static Set<String> adjective(String adjective) {
		Set<String> forms = with(Stream.of(adjective), ADJECTIVE_ENDINGS);
		forms.add(adjective);
		if (adjective.endsWith("e")) {
			forms.addAll(with(Stream.of(adjective), List.of("n", "r", "s", "m")));
		}
		if (adjective.endsWith("el")) {
			forms.addAll(with(Stream.of(adjective.substring(0, adjective.length() - 2) + "l"), ADJECTIVE_ENDINGS));
		}
		forms.addAll(with(Stream.of(adjective + "er", adjective + "st", adjective + "est"), ADJECTIVE_ENDINGS));
		return forms;
	}

	private Set<String> verb(String verb) {
		Set<String> forms = new HashSet<>(finite(verb));
		forms.addAll(adjectiveForms(participle(verb)));
		forms.addAll(adjectiveForms(verb + "d"));
		// Participles end like infinitives: betrunken, zugefroren.
		forms.addAll(adjectiveForms(verb));
		return forms;
	}

	// The particle stands in front of the whole: abhackte, abgehackt, abzuhacken.
	private Set<String> separable(String particle, String verb) {
		Set<String> forms = new HashSet<>();
		verb(verb).forEach((form) -> forms.add(particle + form));
		forms.add(particle + "zu" + verb);
		return forms;
	}

	private static Set<String> adjectiveForms(String participle) {
		Set<String> forms = with(Stream.of(participle), ADJECTIVE_ENDINGS);
		forms.add(participle);
		return forms;
	}

	private List<String> finite(String verb) {
		Strong strong = strong(verb);
		if (strong != null) {
			return strong.forms().subList(0, strong.forms().size() - 1).stream().map(strong.prefix()::concat).toList();
		}
		return weak(verb);
	}

	private String participle(String verb) {
		Strong strong = strong(verb);
		if (strong != null) {
			String participle = strong.forms().getLast();
			return strong.prefix().isEmpty() ? participle : strong.prefix() + withoutGe(participle);
		}
		String participle = stem(verb) + "t";
		return hasNoGe(verb) ? participle : "ge" + participle;
	}

	private @Nullable Strong strong(String verb) {
		return Stream.concat(Stream.of(""), INSEPARABLE.stream())
			.filter(verb::startsWith)
			.map((prefix) -> new Strong(prefix, this.irregular.of(verb.substring(prefix.length()))))
			.filter((strong) -> !strong.forms().isEmpty())
			.findFirst()
			.orElse(null);
	}

	private static String withoutGe(String participle) {
		return participle.startsWith("ge") ? participle.substring(2) : participle;
	}

	private static boolean hasNoGe(String verb) {
		return verb.endsWith("ieren") || INSEPARABLE.stream().anyMatch(verb::startsWith);
	}

	private static List<String> weak(String verb) {
		String stem = stem(verb);
		String bare = bareStem(verb);
		String second = (isHissing(bare) ? stem + "t" : stem + "st");
		return List.of(verb, bare, bare + "e", second, stem + "t", stem + "te", stem + "test", stem + "ten",
				stem + "tet", withoutInnerE(bare));
	}

	// schütteln, ich schüttle.
	private static String withoutInnerE(String bare) {
		return (bare.endsWith("el") || bare.endsWith("er"))
				? bare.substring(0, bare.length() - 2) + bare.charAt(bare.length() - 1) + "e" : bare + "e";
	}

	private static String bareStem(String verb) {
		return verb.substring(0, verb.length() - (verb.endsWith("en") ? 2 : 1));
	}

	// arbeit-e-te, atm-e-te.
	private static String stem(String verb) {
		String bare = bareStem(verb);
		return (bare.endsWith("t") || bare.endsWith("d") || endsInNasalAfterConsonant(bare)) ? bare + "e" : bare;
	}

	private static boolean endsInNasalAfterConsonant(String bare) {
		int last = bare.length() - 1;
		return last > 0 && (bare.charAt(last) == 'm' || bare.charAt(last) == 'n')
				&& "aeiouäöülrhmn".indexOf(bare.charAt(last - 1)) < 0;
	}

	private static boolean isHissing(String bare) {
		return bare.endsWith("s") || bare.endsWith("ß") || bare.endsWith("z") || bare.endsWith("x");
	}

	private static Set<String> with(Stream<String> words, List<String> endings) {
		Set<String> forms = new HashSet<>();
		words.forEach((word) -> endings.forEach((ending) -> forms.add(word + ending)));
		return forms;
	}

	/**
	 * A strong verb: its inseparable prefix, and the forms of the verb without it.
	 */
	private record Strong(String prefix, List<String> forms) {
	}

}
