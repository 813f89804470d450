package dev.novadraw.kind.text.inflection;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.novadraw.kind.text.TextFile;

/**
 * A table of irregular words: each with its forms, the word itself first.
 */
record IrregularForms(Map<String, List<String>> byWord) {

	static IrregularForms load(String file) {
		return new IrregularForms(TextFile.load(IrregularForms.class, file)
			.lines()
			.stream()
			.map((line) -> List.of(line.split(" ")))
			.collect(Collectors.toUnmodifiableMap(List::getFirst, (forms) -> forms)));
	}

	/**
	 * Returns the forms of a word; empty if it is regular.
	 */
	List<String> of(String word) {
		return this.byWord.getOrDefault(word, List.of());
	}

}
