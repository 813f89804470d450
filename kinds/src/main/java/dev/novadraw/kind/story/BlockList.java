package dev.novadraw.kind.story;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.novadraw.kind.Language;

/**
 * Words and phrases that have no place in a story for children, by the theme they belong
 * to. The files explain their form.
 */
final class BlockList {

	private static final Pattern ANY_ENDING = Pattern.compile("(?<=\\p{L})[*]");

	private final Map<Language, Map<String, Pattern>> byLanguage = new EnumMap<>(Language.class);

	BlockList() {
		for (Language language : Language.values()) {
			Map<String, List<String>> lines = new LinkedHashMap<>();
			read("blocked-any.txt", lines);
			read("blocked-%s.txt".formatted(language.code()), lines);
			Map<String, Pattern> patterns = new LinkedHashMap<>();
			lines.forEach((theme, entries) -> patterns.put(theme, pattern(entries)));
			this.byLanguage.put(language, patterns);
		}
	}

	private static void read(String file, Map<String, List<String>> lines) {
		List<String> entries = new ArrayList<>();
		for (String line : TextFile.named(file).lines()) {
			if (line.startsWith("[")) {
				entries = lines.computeIfAbsent(line.substring(1, line.length() - 1), (theme) -> new ArrayList<>());
			}
			else {
				entries.add(ANY_ENDING.matcher(line.replace(" ", "[\\s,]+")).replaceAll("\\\\p{L}*+"));
			}
		}
	}

	private static Pattern pattern(List<String> entries) {
		return Pattern.compile("(?<![\\p{L}\\p{M}])(?:%s)(?![\\p{L}\\p{M}])".formatted(String.join("|", entries)),
				Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
	}

	/**
	 * The first place where a text touches a blocked theme.
	 */
	Optional<Find> find(String text, Language language) {
		String plain = text.replace('’', '\'').replace('‘', '\'');
		for (var theme : this.byLanguage.getOrDefault(language, Map.of()).entrySet()) {
			Matcher matcher = theme.getValue().matcher(plain);
			if (matcher.find()) {
				return Optional.of(new Find(theme.getKey(), matcher.group()));
			}
		}
		return Optional.empty();
	}

	/**
	 * A blocked word in a text.
	 */
	record Find(String theme, String words) {

	}

}
