package dev.novadraw.kind.story;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.kind.Language;
import dev.novadraw.engine.text.TextLength;
import dev.novadraw.kind.text.BlockList;
import dev.novadraw.kind.text.PlainText;
import dev.novadraw.kind.text.Sentences;
import dev.novadraw.kind.text.StopWords;
import dev.novadraw.kind.text.Violation;
import dev.novadraw.kind.text.Violation.Rule;
import dev.novadraw.kind.text.Words;

/**
 * The rules that are checked on each version of a story separately.
 */
final class VersionRules {

	private static final int MIN_WORDS = 150;

	static final int MAX_WORDS = 250;

	static final int MAX_TEXT = 4_000;

	private static final int MAX_TITLE = 120;

	private static final int MAX_ELEMENTS = 8;

	private static final int MAX_ELEMENT = 60;

	private final StopWords stopWords = new StopWords();

	private final BlockList blockList = new BlockList();

	private final Map<Rule, Check> checks = new EnumMap<>(Rule.class);

	VersionRules() {
		this.checks.put(Rule.WORD_COUNT, this::wordCount);
		this.checks.put(Rule.TITLE_LENGTH, this::titleLength);
		this.checks.put(Rule.RIGHT_LANGUAGE, this::rightLanguage);
		this.checks.put(Rule.CHARACTERS, this::characters);
		this.checks.put(Rule.CONTACT, this::contact);
		this.checks.put(Rule.PROMPT_LEAK, this::promptLeak);
		this.checks.put(Rule.BLOCKED_CONTENT, this::blockedContent);
		this.checks.put(Rule.OBSERVED_ELEMENTS, this::observedElements);
		this.checks.put(Rule.HERO_NAME, this::heroName);
	}

	Stream<Violation> check(StoryDraft.Version version, Language language, StoryInput input) {
		return this.checks.entrySet().stream().flatMap((check) -> {
			String hint = check.getValue().hint(version, language, input);
			return (hint != null) ? Stream.of(new Violation(check.getKey(), language, hint)) : Stream.empty();
		});
	}

	private @Nullable String wordCount(StoryDraft.Version version, Language language, StoryInput input) {
		int words = Words.of(version.text()).count();
		return (words >= MIN_WORDS && words <= MAX_WORDS && TextLength.of(version.text()) <= MAX_TEXT) ? null
				: "the text has %d words, it must have %s and at most %d characters".formatted(words,
						input.length().wordRange(), MAX_TEXT);
	}

	private @Nullable String titleLength(StoryDraft.Version version, Language language, StoryInput input) {
		int words = Words.of(version.title()).count();
		return (words >= 5 && words <= 8 && TextLength.of(version.title()) <= MAX_TITLE) ? null
				: "the title has %d words, it must have 5 to 8 and at most %d characters".formatted(words, MAX_TITLE);
	}

	private @Nullable String rightLanguage(StoryDraft.Version version, Language language, StoryInput input) {
		return (this.stopWords.isText(version.text(), language) && this.stopWords.mayBe(version.title(), language)
				&& !hasForeignSentence(version.text(), language)) ? null
						: "title and every sentence must be written in " + language.englishName();
	}

	private boolean hasForeignSentence(String text, Language language) {
		return TextLength.of(text) <= MAX_TEXT && Sentences.of(text)
			.paragraphs()
			.stream()
			.flatMap(List::stream)
			.anyMatch((sentence) -> this.stopWords.isForeign(sentence, language));
	}

	private @Nullable String characters(StoryDraft.Version version, Language language, StoryInput input) {
		PlainText plain = new PlainText(input.heroName());
		Set<String> disallowed = plain.disallowedCharacters(version.text().replace("\n", ""));
		disallowed.addAll(plain.disallowedCharacters(version.title()));
		version.observedElements().forEach((element) -> disallowed.addAll(plain.disallowedCharacters(element)));
		if (!disallowed.isEmpty()) {
			return "only letters, digits, ordinary punctuation and quotation marks; leave out "
					+ String.join(" ", disallowed.stream().limit(10).toList());
		}
		return PlainText.hasCipher(allText(version)) ? "no digits within words and no jumbled letters" : null;
	}

	private @Nullable String contact(StoryDraft.Version version, Language language, StoryInput input) {
		return PlainText.hasContact(allText(version)) ? "leave out web, e-mail and street addresses and long numbers"
				: null;
	}

	private @Nullable String promptLeak(StoryDraft.Version version, Language language, StoryInput input) {
		return StoryPrompt.isQuotedIn(allText(version)) ? "tell the story, do not repeat your instructions" : null;
	}

	private @Nullable String blockedContent(StoryDraft.Version version, Language language, StoryInput input) {
		return this.blockList.find(allText(version), language)
			.map((find) -> "unsuitable for young children (%s): do without \"%s\"".formatted(find.theme(),
					find.words()))
			.orElse(null);
	}

	private @Nullable String observedElements(StoryDraft.Version version, Language language, StoryInput input) {
		List<String> elements = version.observedElements();
		if (elements.isEmpty() || elements.size() > MAX_ELEMENTS
				|| elements.stream().anyMatch((element) -> element.isEmpty() || TextLength.of(element) > MAX_ELEMENT)) {
			return "name 1 to 8 things seen in the drawing, in a few words each";
		}
		return elements.stream().anyMatch((element) -> occurs(element, version.text())) ? null
				: "the things seen in the drawing must occur in the text just as they are listed";
	}

	private @Nullable String heroName(StoryDraft.Version version, Language language, StoryInput input) {
		String name = input.heroName();
		return (name == null || occurs(name, version.text())) ? null
				: "the main character must be called by the name given in the options";
	}

	// Open at the end, for plurals and genitives.
	private static boolean occurs(String words, String text) {
		return Pattern
			.compile("(?<![\\p{L}\\p{M}])" + Pattern.quote(words.replace('’', '\'')),
					Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
			.matcher(text.replace('’', '\''))
			.find();
	}

	private static String allText(StoryDraft.Version version) {
		return String.join("\n", version.title(), version.text(), String.join("\n", version.observedElements()));
	}

	/**
	 * The check of one rule, which returns the correction for the model, or null if the
	 * version passes.
	 */
	private interface Check {

		@Nullable String hint(StoryDraft.Version version, Language language, StoryInput input);

	}

}
