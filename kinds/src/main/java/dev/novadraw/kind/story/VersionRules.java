package dev.novadraw.kind.story;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.kind.Language;
import dev.novadraw.engine.text.TextLength;
import dev.novadraw.kind.text.PlainText;
import dev.novadraw.kind.text.Sentences;
import dev.novadraw.kind.text.StopWords;
import dev.novadraw.kind.text.TextShape;
import dev.novadraw.kind.text.Violation;
import dev.novadraw.kind.text.Violation.Rule;
import dev.novadraw.kind.text.Words;
import dev.novadraw.kind.text.content.Element;
import dev.novadraw.kind.text.rule.BlockList;

/**
 * The rules that are checked on each version of a story separately: first the lengths,
 * and the others only if no part is too long for them.
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

	private final Map<Rule, Check> lengths = new EnumMap<>(Rule.class);

	private final Map<Rule, Check> contents = new EnumMap<>(Rule.class);

	VersionRules() {
		this.lengths.put(Rule.WORD_COUNT, this::wordCount);
		this.lengths.put(Rule.TITLE_LENGTH, this::titleLength);
		this.lengths.put(Rule.OBSERVED_ELEMENTS, this::elementLength);
		this.contents.put(Rule.COMPLETE, this::complete);
		this.contents.put(Rule.REPETITION, this::repetition);
		this.contents.put(Rule.RIGHT_LANGUAGE, this::rightLanguage);
		this.contents.put(Rule.CHARACTERS, this::characters);
		this.contents.put(Rule.CONTACT, this::contact);
		this.contents.put(Rule.PROMPT_LEAK, this::promptLeak);
		this.contents.put(Rule.BLOCKED_CONTENT, this::blockedContent);
		this.contents.put(Rule.OBSERVED_ELEMENTS, this::observedElements);
		this.contents.put(Rule.HERO_NAME, this::heroName);
	}

	Stream<Violation> check(StoryDraft.Version version, Language language, StoryInput input) {
		Stream<Violation> lengths = check(this.lengths, version, language, input);
		return isTooLong(version) ? lengths : Stream.concat(lengths, check(this.contents, version, language, input));
	}

	private static Stream<Violation> check(Map<Rule, Check> checks, StoryDraft.Version version, Language language,
			StoryInput input) {
		return checks.entrySet().stream().flatMap((check) -> {
			String hint = check.getValue().hint(version, language, input);
			return (hint != null) ? Stream.of(new Violation(check.getKey(), language, hint)) : Stream.empty();
		});
	}

	/**
	 * Returns true if a part of a version is too long for more than a look at its length.
	 */
	static boolean isTooLong(StoryDraft.Version version) {
		return TextLength.of(version.text()) > MAX_TEXT || TextLength.of(version.title()) > MAX_TITLE
				|| hasLongElements(version);
	}

	private static boolean hasLongElements(StoryDraft.Version version) {
		return version.observedElements().size() > MAX_ELEMENTS
				|| version.observedElements().stream().anyMatch((element) -> TextLength.of(element) > MAX_ELEMENT);
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

	private @Nullable String elementLength(StoryDraft.Version version, Language language, StoryInput input) {
		return (version.observedElements().isEmpty() || version.observedElements().contains("")
				|| hasLongElements(version)) ? "name 1 to 8 things seen in the drawing, in a few words each" : null;
	}

	private @Nullable String complete(StoryDraft.Version version, Language language, StoryInput input) {
		return TextShape.isCut(version.text()) ? "the text must not end in the middle of a sentence" : null;
	}

	private @Nullable String repetition(StoryDraft.Version version, Language language, StoryInput input) {
		return TextShape.isRepetitive(version.text())
				? "do not repeat sentences; a refrain may come again, but must be a small part of the text" : null;
	}

	private @Nullable String rightLanguage(StoryDraft.Version version, Language language, StoryInput input) {
		return (this.stopWords.isText(input.names().without(Words.of(version.text())), language)
				&& this.stopWords.mayBe(input.names().without(Words.of(version.title())), language)
				&& !hasForeignSentence(version.text(), language, input)) ? null
						: "title and every sentence must be written in " + language.englishName();
	}

	private boolean hasForeignSentence(String text, Language language, StoryInput input) {
		return Sentences.of(text)
			.paragraphs()
			.stream()
			.flatMap(List::stream)
			.map(Words::of)
			.anyMatch((sentence) -> this.stopWords.isForeign(input.names().without(sentence), language));
	}

	private @Nullable String characters(StoryDraft.Version version, Language language, StoryInput input) {
		PlainText plain = new PlainText(input.names());
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
		return this.blockList.find(allText(version), language, input.names())
			.map((find) -> "unsuitable for young children (%s): do without \"%s\"".formatted(find.theme(),
					find.words()))
			.orElse(null);
	}

	private @Nullable String observedElements(StoryDraft.Version version, Language language, StoryInput input) {
		List<Element> elements = version.observedElements()
			.stream()
			.filter((element) -> !element.isEmpty())
			.map((element) -> Element.of(element, language))
			.toList();
		if (!elements.stream().allMatch(Element::isThing)) {
			return "every element must name a thing";
		}
		long found = elements.stream().filter((element) -> element.occursIn(version.text())).count();
		return (2 * found >= elements.size()) ? null
				: "most of the things seen in the drawing must occur in the text, as they are listed";
	}

	private @Nullable String heroName(StoryDraft.Version version, Language language, StoryInput input) {
		return input.hero().occurIn(version.text()) ? null
				: "the main character must be called by the name given in the options";
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
