package dev.novadraw.kind.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.novadraw.engine.kind.Language;

/**
 * Words and phrases that are unsuitable in a story for children, grouped by theme. The
 * files explain their format.
 */
public final class BlockList {

	private static final Pattern ANY_ENDING = Pattern.compile("(?<=\\p{L})[*]");

	// Single letters in a row, as in "a g-u-n", form a word.
	private static final Pattern SPELLED_OUT = Pattern
		.compile("(?<![\\p{L}\\p{M}])(?:[aAI]\\s)?(\\p{L}(?:[\\s.-]{1,2}\\p{L}(?![\\p{L}\\p{M}]))++)");

	// All but the diaeresis, which makes a different word.
	private static final Pattern ACCENTS = Pattern.compile("[\\p{M}&&[^\u0308]]+");

	private final Map<Language, Map<String, Pattern>> byLanguage = new EnumMap<>(Language.class);

	private final Map<Language, Pattern> anything = new EnumMap<>(Language.class);

	public BlockList() {
		for (Language language : Language.values()) {
			Map<String, List<String>> lines = new LinkedHashMap<>();
			read("any", true, lines);
			for (Language other : Language.values()) {
				read(other.code(), other == language, lines);
			}
			this.anything.put(language, pattern(lines.values().stream().flatMap(List::stream).toList()));
			Map<String, Pattern> patterns = new LinkedHashMap<>();
			lines.forEach((theme, entries) -> patterns.put(theme, pattern(entries)));
			this.byLanguage.put(language, patterns);
		}
	}

	private static void read(String list, boolean isOwn, Map<String, List<String>> lines) {
		List<String> entries = new ArrayList<>();
		for (String line : TextFile.load(BlockList.class, "blocked-%s.txt".formatted(list)).lines()) {
			if (line.startsWith("[")) {
				entries = lines.computeIfAbsent(line.substring(1, line.length() - 1), (theme) -> new ArrayList<>());
			}
			else if (isOwn || !line.startsWith("!")) {
				entries.add(pattern(line.replaceFirst("^!", "")));
			}
		}
	}

	private static String pattern(String line) {
		return ANY_ENDING.matcher(line.replace(" ", "[\\s,]+")).replaceAll("\\\\p{L}*+");
	}

	// Entries with the same first letter share a group for speed: every sentence that is
	// shown is checked.
	private static Pattern pattern(List<String> entries) {
		Map<String, List<String>> byLetter = entries.stream()
			.collect(Collectors.groupingBy((entry) -> entry.startsWith("(") ? "" : entry.substring(0, 1)));
		String alternatives = byLetter.entrySet()
			.stream()
			.map((group) -> group.getValue()
				.stream()
				.map((entry) -> entry.substring(group.getKey().length()))
				.collect(Collectors.joining("|", group.getKey() + "(?:", ")")))
			.collect(Collectors.joining("|"));
		return Pattern.compile("(?<![\\p{L}\\p{M}])(?:%s)(?![\\p{L}\\p{M}])".formatted(alternatives),
				Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
	}

	/**
	 * Returns the first blocked word or phrase of a text.
	 */
	public Optional<Find> find(String text, Language language) {
		String plain = plain(text);
		return findPlain(plain, language).or(() -> findPlain(joinSpelledOut(plain), language));
	}

	private static String plain(String text) {
		String bare = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
		return Normalizer.normalize(bare, Normalizer.Form.NFC).replace('’', '\'').replace('‘', '\'');
	}

	private static String joinSpelledOut(String plain) {
		return SPELLED_OUT.matcher(plain).replaceAll((letters) -> letters.group(1).replaceAll("[\\s.-]", ""));
	}

	// Nearly every text has no match, and one combined pattern finds that out quickly.
	private Optional<Find> findPlain(String plain, Language language) {
		Pattern any = this.anything.get(language);
		if (any == null || !any.matcher(plain).find()) {
			return Optional.empty();
		}
		for (var theme : this.byLanguage.getOrDefault(language, Map.of()).entrySet()) {
			Matcher matcher = theme.getValue().matcher(plain);
			if (matcher.find()) {
				return Optional.of(new Find(theme.getKey(), matcher.group().replaceAll("\\s+", " ").strip()));
			}
		}
		return Optional.empty();
	}

	/**
	 * A blocked word in a text.
	 */
	public record Find(String theme, String words) {

		@Override
		public String toString() {
			return this.theme;
		}

	}

}
