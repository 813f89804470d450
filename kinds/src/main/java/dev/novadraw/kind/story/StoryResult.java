package dev.novadraw.kind.story;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.novadraw.engine.kind.Language;
import dev.novadraw.kind.text.Readability;
import dev.novadraw.kind.text.Sentences;
import dev.novadraw.kind.text.Words;

/**
 * A finished story, as clients read it.
 *
 * @param title one title for each language
 * @param text the whole story, paragraphs separated by an empty line
 * @param pages the same text in pages of at most two sentences
 * @param observedElements the parts of the drawing that were recognized
 * @param theme the theme of the story
 * @param wordCount the number of words of each text
 * @param readability the ease of reading: the Flesch-Kincaid grade in English (3.5 or
 * less is easy), Amstad's index in German (70 or more is easy)
 * @param model the model that wrote it
 * @param promptVersion the version of the model's instructions
 * @param aiGenerated always true
 */
record StoryResult(Map<Language, String> title, Map<Language, String> text, Map<Language, List<String>> pages,
		Map<Language, List<String>> observedElements, StoryInput.Theme theme, Map<Language, Integer> wordCount,
		Map<Language, Double> readability, String model, String promptVersion, boolean aiGenerated) {

	StoryResult {
		title = inOrder(title);
		text = inOrder(text);
		pages = inOrder(pages);
		observedElements = inOrder(observedElements);
		wordCount = inOrder(wordCount);
		readability = inOrder(readability);
	}

	static StoryResult of(StoryDraft draft, StoryInput.Theme theme, String model) {
		return new StoryResult(each(draft, StoryDraft.Version::title), each(draft, StoryDraft.Version::text),
				each(draft, (version) -> Sentences.of(version.text()).pages()),
				each(draft, StoryDraft.Version::observedElements), theme,
				each(draft, (version) -> Words.of(version.text()).count()), readability(draft), model,
				StoryPrompt.VERSION, true);
	}

	private static Map<Language, Double> readability(StoryDraft draft) {
		Map<Language, Double> readability = new LinkedHashMap<>();
		for (Language language : Language.values()) {
			draft.in(language)
				.ifPresent((version) -> readability.put(language,
						Math.round(Readability.of(version.text(), language) * 10) / 10.0));
		}
		return readability;
	}

	private static <T> Map<Language, T> each(StoryDraft draft, Function<StoryDraft.Version, T> part) {
		Map<Language, T> parts = new LinkedHashMap<>();
		for (Language language : Language.values()) {
			draft.in(language).ifPresent((version) -> parts.put(language, part.apply(version)));
		}
		return parts;
	}

	private static <T> Map<Language, T> inOrder(Map<Language, T> map) {
		return Collections.unmodifiableMap(new LinkedHashMap<>(map));
	}

	@Override
	public String toString() {
		return "a story in " + this.text.keySet();
	}

}
