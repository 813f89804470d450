package dev.novadraw.kind.text.inflection;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The inflected forms of English nouns and verbs. Those of irregular words are in a file.
 */
final class EnglishForms implements Inflection {

	private final IrregularForms irregular = IrregularForms.load("english.txt");

	@Override
	public Set<String> forms(String word) {
		String base = word.toLowerCase(Locale.ROOT);
		Set<String> forms = new HashSet<>(this.irregular.of(base));
		if (forms.isEmpty()) {
			forms.addAll(pastTenses(base));
		}
		forms.add(base);
		forms.add(withS(base));
		forms.addAll(participles(base));
		return forms;
	}

	private static String withS(String base) {
		if (endsInConsonantAndY(base)) {
			return base.substring(0, base.length() - 1) + "ies";
		}
		return base + (isHissing(base) ? "es" : "s");
	}

	private static boolean isHissing(String base) {
		return base.endsWith("s") || base.endsWith("x") || base.endsWith("z") || base.endsWith("ch")
				|| base.endsWith("sh");
	}

	private static Set<String> pastTenses(String base) {
		if (endsInConsonantAndY(base)) {
			return Set.of(base.substring(0, base.length() - 1) + "ied");
		}
		String past = withoutSilentE(base) + "ed";
		return doublesItsConsonant(base) ? Set.of(past, doubled(base) + "ed") : Set.of(past);
	}

	private static Set<String> participles(String base) {
		if (base.endsWith("ie")) {
			return Set.of(base.substring(0, base.length() - 2) + "ying");
		}
		String participle = withoutSilentE(base) + "ing";
		return doublesItsConsonant(base) ? Set.of(participle, doubled(base) + "ing") : Set.of(participle);
	}

	private static String withoutSilentE(String base) {
		return base.endsWith("e") ? base.substring(0, base.length() - 1) : base;
	}

	private static String doubled(String base) {
		return base + base.charAt(base.length() - 1);
	}

	// stab, stabbed; but no more than a guess: open, opened.
	private static boolean doublesItsConsonant(String base) {
		int last = base.length() - 1;
		return last > 1 && isConsonant(base.charAt(last)) && "wxy".indexOf(base.charAt(last)) < 0
				&& !isConsonant(base.charAt(last - 1))
				&& (isConsonant(base.charAt(last - 2)) || base.charAt(last - 2) == 'u');
	}

	private static boolean endsInConsonantAndY(String base) {
		return base.length() > 1 && base.endsWith("y") && isConsonant(base.charAt(base.length() - 2));
	}

	private static boolean isConsonant(char letter) {
		return "aeiou".indexOf(letter) < 0;
	}

}
