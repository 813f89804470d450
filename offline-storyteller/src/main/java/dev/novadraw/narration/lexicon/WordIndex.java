package dev.novadraw.narration.lexicon;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The forms of all nouns, without regard to case, spaces, hyphens and the spelling of
 * umlauts.
 */
final class WordIndex {

	private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]");

	private final Map<String, List<Form>> forms = new HashMap<>();

	static String key(String word) {
		String lower = Normalizer.normalize(word, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
		String spelled = lower.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss");
		return NO_LETTER.matcher(spelled).replaceAll("");
	}

	WordIndex(List<LexiconEntry> entries) {
		entries.forEach(entry -> addEnglish(entry.noun()));
		entries.forEach(entry -> addGerman(entry.noun()));
		entries.forEach(entry -> addEnglishSynonyms(entry.noun(), entry.englishSynonyms()));
		entries.forEach(entry -> addGermanSynonyms(entry.noun(), entry.germanSynonyms()));
	}

	private void addEnglish(Noun noun) {
		boolean onlyMany = noun.gender() == Gender.PLURAL && noun.englishPlural() != null;
		add(noun.english(), new Form(noun, "en", !onlyMany, onlyMany));
		if (noun.englishPlural() != null && !onlyMany) {
			add(noun.englishPlural(), new Form(noun, "en", noun.english().equals(noun.englishPlural()), true));
		}
	}

	private void addEnglishSynonyms(Noun noun, List<String> synonyms) {
		boolean onlyMany = noun.gender() == Gender.PLURAL && noun.englishPlural() != null;
		for (String synonym : synonyms) {
			add(synonym, new Form(noun, "en", !onlyMany, onlyMany));
			EnglishPlural.of(synonym).forEach(plural -> addIfNew(plural, new Form(noun, "en", false, true)));
		}
	}

	private void addGerman(Noun noun) {
		boolean onlyMany = noun.gender() == Gender.PLURAL;
		add(noun.german(), new Form(noun, "de", !onlyMany, onlyMany));
		add(noun.oblique(), new Form(noun, "de", !onlyMany, onlyMany));
		if (noun.germanPlural() != null) {
			add(noun.germanPlural(), new Form(noun, "de", false, true));
			addIfNew(noun.germanPlural() + "n", new Form(noun, "de", false, true));
		}
	}

	private void addGermanSynonyms(Noun noun, List<String> synonyms) {
		boolean onlyMany = noun.gender() == Gender.PLURAL;
		for (String synonym : synonyms) {
			add(synonym, new Form(noun, "de", !onlyMany, onlyMany));
			for (String ending : List.of("n", "en", "e", "s", "nen")) {
				addIfNew(synonym + ending, new Form(noun, "de", false, true));
			}
		}
	}

	private void addIfNew(String word, Form form) {
		if (find(word, form.language()) == null) {
			add(word, form);
		}
	}

	private void add(String word, Form form) {
		List<Form> same = this.forms.computeIfAbsent(key(word), key -> new ArrayList<>());
		for (int i = 0; i < same.size(); i++) {
			Form before = same.get(i);
			if (before.language().equals(form.language()) && before.noun().equals(form.noun())) {
				same.set(i, before.and(form));
				return;
			}
		}
		same.add(form);
	}

	/**
	 * Returns the form of a word in a language, or null.
	 */
	@Nullable Form find(String word, String language) {
		return this.forms.getOrDefault(key(word), List.of())
			.stream()
			.filter(form -> form.language().equals(language))
			.findFirst()
			.orElse(null);
	}

	/**
	 * A word as a form of a noun.
	 *
	 * @param noun the noun
	 * @param language {@code en} or {@code de}
	 * @param one true if it is a singular
	 * @param many true if it is a plural
	 */
	record Form(Noun noun, String language, boolean one, boolean many) {

		private Form and(Form other) {
			return new Form(this.noun, this.language, this.one || other.one, this.many || other.many);
		}

	}

	/**
	 * Regular English plurals.
	 */
	private static final class EnglishPlural {

		private static List<String> of(String singular) {
			if (singular.endsWith("y")) {
				return List.of(singular.substring(0, singular.length() - 1) + "ies", singular + "s");
			}
			return singular.matches(".*(?:s|x|ch|sh)") ? List.of(singular + "es") : List.of(singular + "s");
		}

	}

}
