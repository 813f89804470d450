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
 * Words and phrases that have no place in a story for children, by the theme they belong
 * to. The files explain their form.
 */
public final class BlockList {

	private static final Pattern ANY_ENDING = Pattern.compile("(?<=\\p{L})[*]");

	// Letters one by one, as in "a g-u-n", are a word.
	private static final Pattern SPELT = Pattern
		.compile("(?<![\\p{L}\\p{M}])(?:[aAI]\\s)?(\\p{L}(?:[\\s.-]{1,2}\\p{L}(?![\\p{L}\\p{M}]))++)");

	// All but the two dots, which make another word.
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
		for (String line : TextFile.beside(BlockList.class, "blocked-%s.txt".formatted(list)).lines()) {
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

	// Those that begin alike are tried together: every sentence that is shown is judged.
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
	 * The first place where a text touches a blocked theme.
	 */
	public Optional<Find> find(String text, Language language) {
		String plain = plain(text);
		return findPlain(plain, language).or(() -> findPlain(unspelt(plain), language));
	}

	private static String plain(String text) {
		String bare = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
		return Normalizer.normalize(bare, Normalizer.Form.NFC).replace('’', '\'').replace('‘', '\'');
	}

	private static String unspelt(String plain) {
		return SPELT.matcher(plain).replaceAll((letters) -> letters.group(1).replaceAll("[\\s.-]", ""));
	}

	// Nearly every text is without anything, and that is quick to tell.
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
