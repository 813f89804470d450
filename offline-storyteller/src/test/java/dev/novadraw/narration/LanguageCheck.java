package dev.novadraw.narration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.languagetool.JLanguageTool;
import org.languagetool.Languages;
import org.languagetool.rules.Rule;
import org.languagetool.rules.RuleMatch;
import org.languagetool.rules.spelling.SpellingCheckRule;

import dev.novadraw.narration.actor.Casting;
import dev.novadraw.narration.lexicon.Lexicon;
import dev.novadraw.narration.lexicon.Noun;
import dev.novadraw.narration.script.Scripts;
import dev.novadraw.narration.script.Wording;

/**
 * The check of spelling and grammar by LanguageTool. Names, the nouns of the lexicon, its
 * sounds, the words of refrains, and the sounds in a list are words that it need not
 * know. Rules that are switched off are listed with their reason.
 */
final class LanguageCheck {

	private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+(?:[’'-][\\p{L}\\p{M}]+)*");

	private final JLanguageTool tool;

	private final String language;

	/**
	 * Creates the check.
	 * @param variant the language with its country, such as {@code en-GB}
	 */
	LanguageCheck(String variant) {
		this.language = variant.substring(0, 2);
		this.tool = new JLanguageTool(Languages.getLanguageForShortCode(variant));
		lines("switched-off").map((line) -> line.split(" \\| ")[0]).forEach(this.tool::disableRule);
		List<String> known = List.copyOf(known());
		for (Rule rule : this.tool.getAllActiveRules()) {
			if (rule instanceof SpellingCheckRule spelling) {
				spelling.addIgnoreTokens(known);
			}
		}
	}

	private Set<String> known() {
		Set<String> known = new HashSet<>();
		Casting.names().forEach((name) -> addWords(name, known));
		Lexicon.load().nouns().forEach((noun) -> forms(noun).forEach((form) -> addWords(form, known)));
		Scripts.load()
			.plots()
			.forEach((plot) -> plot.script()
				.refrains()
				.stream()
				.map((refrain) -> in(refrain))
				.forEach((text) -> addWords(text, known)));
		lines("sounds").forEach((text) -> addWords(text, known));
		return known;
	}

	private Stream<String> forms(Noun noun) {
		Noun.@Nullable Sound sound = noun.sound();
		Stream<@Nullable String> forms = this.language.equals("en")
				? Stream.of(noun.english(), noun.englishPlural(), (sound != null) ? sound.english() : null) : Stream
					.of(noun.german(), noun.oblique(), noun.germanPlural(), (sound != null) ? sound.german() : null);
		return forms.filter(Objects::nonNull);
	}

	private String in(Wording refrain) {
		return refrain.in(this.language);
	}

	private Stream<String> lines(String name) {
		String file = "%s-%s.txt".formatted(name, this.language);
		try (InputStream in = LanguageCheck.class.getResourceAsStream(file)) {
			String text = new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
			return Arrays.stream(text.split("\n")).filter((line) -> !line.startsWith("#"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void addWords(String text, Set<String> words) {
		Stream<String> whole = WORD.matcher(text).results().map(MatchResult::group);
		whole.flatMap((word) -> Stream.concat(Stream.of(word), Arrays.stream(word.split("-")))).forEach((word) -> {
			words.add(word);
			words.add(word.toLowerCase(Locale.ROOT));
			words.add(word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
		});
	}

	/**
	 * Returns what LanguageTool finds in a text: the rule, the words, and the message.
	 */
	List<String> findings(String text) {
		List<String> findings = new ArrayList<>();
		try {
			for (RuleMatch match : this.tool.check(text)) {
				findings.add("%s: \"%s\" in \"%s\": %s".formatted(match.getRule().getFullId(),
						text.substring(match.getFromPos(), match.getToPos()), around(text, match), match.getMessage()));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return findings;
	}

	private static String around(String text, RuleMatch match) {
		return text.substring(Math.max(0, match.getFromPos() - 30), Math.min(text.length(), match.getToPos() + 30))
			.replace('\n', ' ');
	}

}
