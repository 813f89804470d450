package dev.novadraw.kind.text;

import java.util.regex.Pattern;

import dev.novadraw.engine.kind.Language;

/**
 * A syllable count by vowels, as in readability formulas: accurate over a text, not for
 * every word.
 */
final class Syllables {

	private static final Pattern ENGLISH = Pattern.compile("[aeiouyáéíóúàèâêîôûäëïöü]+");

	// \\b would scan back over all accents of a letter, each time.
	private static final String START = "(?<![\\p{L}\\p{M}])";

	private static final String END = "(?![\\p{L}\\p{M}])";

	// A silent e after these: cak(e), mous(e), smil(e); not tabl(e).
	private static final String AFTER = "(?<=[aeiouy][b-df-hj-np-tv-xz]{0,2}[b-df-hj-km-np-tv-xz]|[aeiouylrw]l)";

	private static final Pattern ENGLISH_SILENT = Pattern.compile(String.join("|",
			// cake, but maybe
			AFTER + "(?<!" + START + "mayb)e" + END,
			// waves, but houses and wishes
			AFTER + "(?<![cgsxz]|[cs]h)e(?=s" + END + ")",
			// jumped, played, but wanted and hundred
			AFTER + "(?<![dt]|[dt]r)e(?=d" + END + ")", "(?<=[aeo]y)e(?=d" + END + ")",
			// something, lovely, careful, fireplace, every
			AFTER + "e(?=(?:thing|times?|one|where|body|how|ly|ful|fully|less|ment|made|place|fly)" + END + ")",
			"(?<=" + START + "ev)e(?=r[yi])",
			// Pip's, they're
			"['’](?:s|re|ve)?$"));

	// Between two vowels that are pronounced separately.
	private static final Pattern ENGLISH_SEPARATE = Pattern.compile(String.join("|",
			// going, player, crayon, anyone
			"(?<=[aeiouy])(?=ings?" + END + ")", "(?<=[ao]y)(?=[aou]|er)", "(?<=" + START + "any|ry)(?=o)",
			// giant, but special; lion and radio, but million; quiet and happier, but
			// friend
			"(?<=(?<![ct])i)(?=a(?!ge))", "(?<=(?<![cghnstx]|ll)i)(?=o)",
			"(?<=(?<![ct])i|" + START + "sci)(?=e(?:t|n[ct]))",
			"(?<=[a-z]{2}[b-df-hj-np-tv-xz]i)(?=e(?:r|st)" + END + ")",
			// video, but people; usual, but guard; cruel, poem, idea, create,
			// museum
			"(?<=(?<!g)e)(?=o(?![up]))", "(?<=(?<![gq])u)(?=a(?!r))", "(?<=[rf]u)(?=el)", "(?<=po)(?=e)",
			"(?<=" + START + "(?:id|ar)e)(?=a)", "(?<=" + START + "cre)(?=at(?!u))",
			"(?<=i|" + START + "muse)(?=um" + END + ")",
			// didn't
			"(?<=[dst])(?=n['’]t)"));

	private static final Pattern GERMAN = Pattern.compile("[aä]u|eu(?!m" + END + ")|[ae][iy]|ie|aa|ee(?!n" + END
			+ ")|oo|ui" + END + "|(?<!q)u|y(?![aou])|[aeioäöüéèáà]");

	// Ferien and Linie, but not nie and Tiere.
	private static final Pattern GERMAN_SEPARATE = Pattern.compile("(?<=[aeiouäöü][lnr]i)(?=en?" + END + ")");

	private Syllables() {
	}

	static int in(Words words, Language language) {
		return words.words().stream().mapToInt((word) -> in(word, language)).sum();
	}

	/**
	 * Returns the number of syllables of a word in lower case; at least 1.
	 */
	static int in(String word, Language language) {
		return Math.max(1, switch (language) {
			case EN -> english(ENGLISH_SILENT.matcher(word).replaceAll(""));
			case DE -> count(GERMAN, word) + count(GERMAN_SEPARATE, word);
		});
	}

	private static int english(String voiced) {
		return count(ENGLISH, voiced) + count(ENGLISH_SEPARATE, voiced);
	}

	private static int count(Pattern pattern, String word) {
		return (int) pattern.matcher(word).results().count();
	}

}
