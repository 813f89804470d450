package dev.novadraw.narration.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A line of the lexicon: a noun and its synonyms. The file explains its format.
 */
record LexiconEntry(Noun noun, List<String> englishSynonyms, List<String> germanSynonyms) {

	private static final Pattern GERMAN = Pattern.compile("(der|die|das) (\\(Plural\\) )?([^(]+?)(?: \\((.+)\\))?");

	private static final Pattern ARTICLE = Pattern.compile("^(?:der|die|das) ");

	private static final int FIELDS = 7;

	static List<LexiconEntry> readAll(List<String> lines) {
		List<LexiconEntry> entries = new ArrayList<>();
		Category category = Category.THING;
		for (String line : lines) {
			if (line.startsWith("[")) {
				category = Category.of(line.substring(1, line.length() - 1));
			}
			else if (!line.isBlank() && !line.startsWith("#")) {
				entries.add(read(category, line));
			}
		}
		return entries;
	}

	private static LexiconEntry read(Category category, String line) {
		List<String> fields = new ArrayList<>(Arrays.stream(line.split("\\|")).map(String::strip).toList());
		while (fields.size() < FIELDS) {
			fields.add("");
		}
		Matcher german = GERMAN.matcher(fields.get(2));
		if (!german.matches()) {
			throw new IllegalStateException("The lexicon has no German noun in: " + line);
		}
		Gender gender = (german.group(2) != null) ? Gender.PLURAL : Gender.ofArticle(german.group(1));
		String oblique = (german.group(4) != null) ? german.group(4) : german.group(3);
		Noun noun = new Noun(category, fields.get(0), orNull(fields.get(1)), german.group(3), oblique, gender,
				orNull(fields.get(3)), sound(fields.get(6)));
		List<String> germanSynonyms = list(fields.get(5)).stream()
			.map(synonym -> ARTICLE.matcher(synonym).replaceFirst(""))
			.toList();
		return new LexiconEntry(noun, list(fields.get(4)), germanSynonyms);
	}

	private static @Nullable String orNull(String field) {
		return field.equals("-") ? null : field;
	}

	private static List<String> list(String field) {
		return field.isEmpty() ? List.of() : Arrays.asList(field.split(", *"));
	}

	private static Noun.@Nullable Sound sound(String field) {
		if (field.isEmpty()) {
			return null;
		}
		String[] sounds = field.split(" / ");
		return new Noun.Sound(sounds[0], sounds[1]);
	}

}
