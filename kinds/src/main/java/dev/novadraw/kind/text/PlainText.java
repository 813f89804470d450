package dev.novadraw.kind.text;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The detection of characters that do not belong in a story, contact details and
 * obfuscated text.
 */
public final class PlainText {

	private static final String PUNCTUATION = " .,;:!?'\"()&-–—…‘’‚‛“”„«»‹›";

	// Domain endings that are no words match in any case, others in lower case only: "The
	// end.Me too."
	private static final Pattern CONTACT = Pattern.compile(String.join("|", "@", "https?", "www\\.",
			"(?<!\\p{L})(?:javascript|data|mailto|tel):", "\\(at\\)",
			"[\\p{L}\\d]\\.(?:com|org|net|info|biz|edu|gov|app|dev|io|tv|ly|gg|xyz|de|eu|uk|ru)(?![\\p{L}\\d])",
			"[\\p{L}\\d]\\.(?-i:\\p{Ll}{2,})", "(?<!\\p{L})(?:dot|punkt) (?:com|org|net|info|biz|app|de|eu)(?!\\p{L})",
			"\\d(?:[\\s()./–-]{0,2}\\d){5,}", "(?<!\\d)\\d{1,4} (?:\\p{L}+ ){1,2}(?:street|road|avenue|lane)(?!\\p{L})",
			"(?:straße|strasse|gasse|allee) \\d"), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

	// "k1ll" and text that looks like base64; but not "100th", "McFrog" and "Whooooosh".
	private static final Pattern CIPHER = Pattern
		.compile("\\p{L}\\d++\\p{L}|(?<!\\p{Ll})(?=\\p{L}{16})(?:\\p{Ll}++\\p{Lu}++){3}");

	private static final int LAST_EUROPEAN = 0x24f;

	/**
	 * A zero-width joiner or non-joiner after a letter or mark of a script that uses
	 * them. It is invisible, so elsewhere it could only hide a word.
	 */
	public static final String JOINER = "(?:(?<=[\\p{IsArabic}\\p{IsSyriac}\\p{IsNko}\\p{IsMongolian}\\p{IsDevanagari}\\p{IsBengali}"
			+ "\\p{IsGurmukhi}\\p{IsGujarati}\\p{IsOriya}\\p{IsTamil}\\p{IsTelugu}\\p{IsKannada}\\p{IsMalayalam}"
			+ "\\p{IsSinhala}\\p{IsKhmer}\\p{IsMyanmar}])[\\u200c\\u200d])";

	private static final Pattern JOINERS = Pattern.compile(JOINER);

	private final Set<Integer> alsoAllowed;

	/**
	 * Creates the rules for texts with names that may have non-Latin letters.
	 */
	public PlainText(Names names) {
		this.alsoAllowed = names.all()
			.stream()
			.flatMap((name) -> withoutJoiners(name).boxed())
			.collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * Returns the characters that do not belong in a text, as code points.
	 */
	public Set<String> disallowedCharacters(String text) {
		Set<String> disallowed = new TreeSet<>();
		withoutJoiners(text).filter((c) -> !isAllowed(c)).forEach((c) -> disallowed.add("U+%04X".formatted(c)));
		return disallowed;
	}

	private static IntStream withoutJoiners(String text) {
		return JOINERS.matcher(text).replaceAll("").codePoints();
	}

	public static boolean hasContact(String text) {
		return CONTACT.matcher(text.replaceAll("\\s+", " ")).find();
	}

	/**
	 * Returns true if a text is obfuscated, so that only some readers understand it.
	 */
	public static boolean hasCipher(String text) {
		return CIPHER.matcher(text).find();
	}

	private boolean isAllowed(int c) {
		return isLatin(c) || (c >= '0' && c <= '9') || PUNCTUATION.indexOf(c) >= 0 || this.alsoAllowed.contains(c);
	}

	// Phonetic signs and small capitals are Latin letters as well, but look like others.
	private static boolean isLatin(int c) {
		return Character.isLetter(c) && UnicodeScript.of(c) == UnicodeScript.LATIN
				&& (c <= LAST_EUROPEAN || UnicodeBlock.of(c) == UnicodeBlock.LATIN_EXTENDED_ADDITIONAL)
				&& Normalizer.isNormalized(Character.toString(c), Normalizer.Form.NFKC);
	}

}
