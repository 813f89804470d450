package dev.novadraw.narration.language;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.novadraw.narration.actor.Actor;
import dev.novadraw.narration.actor.Cast;
import dev.novadraw.vision.Impression;

/**
 * The words for the slots of wordings in one language. Names keep their spaces as
 * no-break spaces, so that they count as one word; {@link #plain} undoes that.
 */
public abstract class Words {

	private static final Pattern SLOT = Pattern.compile("\\{([^{}]++)}");

	private static final String ENDS = ".!?…";

	private static final int MAX_OBSERVED = 8;

	private static final char NO_BREAK = '\u00a0';

	final Cast cast;

	private final Map<String, String> values;

	private final Set<String> observed = new LinkedHashSet<>();

	Words(Cast cast, Map<String, String> values) {
		this.cast = cast;
		this.values = values;
	}

	public static Words of(String language, Cast cast, Impression impression) {
		return language.equals("de") ? new GermanWords(cast, impression) : new EnglishWords(cast, impression);
	}

	/**
	 * Fills the slots of a wording.
	 * @param useNoun true if the first mention of the hero is by noun, even if it has a
	 * name
	 */
	public String fill(String wording, boolean useNoun) {
		StringBuilder text = new StringBuilder();
		Matcher matcher = SLOT.matcher(wording);
		boolean noun = useNoun;
		int end = 0;
		while (matcher.find()) {
			text.append(wording, end, matcher.start());
			Slot slot = Slot.of(matcher.group(1));
			String words = words(slot, noun);
			text.append(startsSentence(text) ? capitalized(words) : words);
			noun &= !slot.role().equals(Cast.HERO);
			end = matcher.end();
		}
		return contracted(text.append(wording, end, wording.length()).toString());
	}

	/**
	 * Contracts words as the language does.
	 */
	String contracted(String text) {
		return text;
	}

	/**
	 * Fills the slots of a title, in which English nouns begin with capitals.
	 */
	public String title(String wording) {
		return fill(wording, true);
	}

	private String words(Slot slot, boolean useNoun) {
		String value = this.values.get(slot.role());
		if (value != null) {
			return value;
		}
		if (slot.role().equals("child")) {
			return child(slot);
		}
		Actor actor = this.cast.actor(slot.role());
		String name = actor.name();
		if (name != null && mayUseName(slot, actor, useNoun)) {
			return oneWord(name);
		}
		return phrase(slot, actor);
	}

	private boolean mayUseName(Slot slot, Actor actor, boolean useNoun) {
		boolean definite = slot.adjectives().isEmpty() && !slot.look() && !isIndefinite(slot);
		return definite && (lacksSingular(actor) || (!slot.noun() && !useNoun));
	}

	private String child(Slot slot) {
		String name = this.cast.child();
		return (name != null) ? oneWord(name) : unnamedChild(slot);
	}

	static String oneWord(String name) {
		return name.replace(' ', NO_BREAK);
	}

	/**
	 * Returns a text with ordinary spaces.
	 */
	public static String plain(String text) {
		return text.replace(NO_BREAK, ' ');
	}

	private boolean startsSentence(CharSequence before) {
		int end = before.length();
		while (end > 0 && Character.isWhitespace(before.charAt(end - 1))) {
			end--;
		}
		if (end == 0 || before.charAt(end - 1) == openingQuote()) {
			return true;
		}
		char last = before.charAt(end - 1);
		if (last == closingQuote() && end > 1) {
			last = before.charAt(end - 2);
		}
		return ENDS.indexOf(last) >= 0;
	}

	abstract char openingQuote();

	abstract char closingQuote();

	static String capitalized(String words) {
		if (words.isEmpty()) {
			return words;
		}
		int first = words.offsetByCodePoints(0, 1);
		return words.substring(0, first).toUpperCase(Locale.ROOT) + words.substring(first);
	}

	/**
	 * Remembers words for a part of the drawing.
	 */
	void observe(String words) {
		this.observed.add(plain(words));
	}

	/**
	 * Returns the parts of the drawing that a text names, as it names them.
	 */
	public List<String> observedIn(String text) {
		return this.observed.stream().filter(words -> isNamed(words, text)).limit(MAX_OBSERVED).toList();
	}

	private static boolean isNamed(String words, String text) {
		for (int at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
			int end = at + words.length();
			if ((at == 0 || !isLetter(text.codePointBefore(at)))
					&& (end == text.length() || !isLetter(text.codePointAt(end)))) {
				return true;
			}
		}
		return false;
	}

	private static boolean isLetter(int codePoint) {
		return Character.isLetter(codePoint) || Character.getType(codePoint) == Character.NON_SPACING_MARK;
	}

	abstract boolean isIndefinite(Slot slot);

	abstract boolean lacksSingular(Actor actor);

	abstract String unnamedChild(Slot slot);

	abstract String phrase(Slot slot, Actor actor);

	/**
	 * Joins words with commas, and the last one with a conjunction.
	 */
	static String list(List<String> words, String and) {
		if (words.size() < 2) {
			return String.join("", words);
		}
		return String.join(", ", words.subList(0, words.size() - 1)) + and + words.getLast();
	}

}
