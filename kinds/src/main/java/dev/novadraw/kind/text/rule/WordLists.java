package dev.novadraw.kind.text.rule;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.novadraw.engine.kind.Language;
import dev.novadraw.kind.text.TextFile;

/**
 * The lists of words of a language, which rules use by name.
 */
record WordLists(Map<String, List<String>> byName) {

	/** The word of a list that stands for every name. */
	static final String NAME = "<name>";

	static WordLists load(Language language) {
		Map<String, List<String>> byName = new HashMap<>();
		Stream.of("words-any.txt", "words-%s.txt".formatted(language.code()))
			.flatMap((file) -> TextFile.load(WordLists.class, file).lines().stream())
			.map((line) -> line.split(": "))
			.forEach((list) -> byName.put(list[0], List.of(list[1].split(" "))));
		return new WordLists(byName);
	}

	/**
	 * Returns the words of alternatives, with those of the lists they name.
	 */
	Stream<String> words(String alternatives) {
		return Stream.of(alternatives.split("\\|"))
			.flatMap((word) -> (word.startsWith("<") && !word.equals(NAME)) ? named(word).flatMap(this::words)
					: Stream.of(word));
	}

	private Stream<String> named(String reference) {
		String name = reference.substring(1, reference.length() - 1);
		List<String> words = this.byName.get(name);
		if (words == null) {
			throw new IllegalStateException("There is no list of words named " + name);
		}
		return words.stream();
	}

	Set<String> set(String name) {
		return new HashSet<>(this.byName.getOrDefault(name, List.of()));
	}

}
