package dev.novadraw.kind.story;

import java.util.Arrays;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.kind.Language;
import dev.novadraw.kind.text.Names;
import dev.novadraw.kind.text.content.NounPairs;
import dev.novadraw.kind.text.rule.BlockList;

/**
 * The check of the words that a client sends: the name of the child, and the things it
 * drew. They may be written in any language, whatever the language of the story.
 */
final class InputWords {

	private final BlockList blockList = new BlockList();

	/**
	 * Returns a sentence for the client about the first unsuitable word, or null if all
	 * are suitable.
	 */
	@Nullable String unsuitable(StoryInput input) {
		if (input.hero().all().stream().anyMatch(this::isUnsuitableName)) {
			return "The name in hero_name cannot be used in a story for children; choose another one";
		}
		if (input.things().stream().anyMatch(this::isUnsuitableThing)) {
			return "One of the things cannot be used in a story for children; leave it out";
		}
		return null;
	}

	private boolean isUnsuitableName(String name) {
		return anyLanguage((language) -> this.blockList.isUnsuitableName(name, language));
	}

	private boolean isUnsuitableThing(String thing) {
		return !isKnown(thing)
				&& anyLanguage((language) -> this.blockList.find(thing, language, Names.NONE).isPresent());
	}

	// Known nouns are harmless, also if they mean something else in the other language:
	// gift.
	private static boolean isKnown(String thing) {
		return anyLanguage((language) -> NounPairs.of(language).knows(thing));
	}

	private static boolean anyLanguage(Predicate<Language> condition) {
		return Arrays.stream(Language.values()).anyMatch(condition);
	}

}
