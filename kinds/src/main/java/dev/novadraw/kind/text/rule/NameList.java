package dev.novadraw.kind.text.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import dev.novadraw.kind.text.TextFile;

/**
 * Ordinary names that rules would take for other words.
 *
 * @param anywhere names in every text, if they have a capital letter
 * @param ofHeroes names that a hero may have
 */
record NameList(Set<String> anywhere, Set<String> ofHeroes) {

	static NameList load() {
		Set<String> anywhere = new HashSet<>();
		Set<String> ofHeroes = new HashSet<>();
		Set<String> section = anywhere;
		for (String line : TextFile.load(NameList.class, "names.txt").lines()) {
			switch (line) {
				case "[anywhere]" -> section = anywhere;
				case "[hero]" -> section = ofHeroes;
				default -> section.addAll(List.of(line.toLowerCase(Locale.ROOT).split(" ")));
			}
		}
		ofHeroes.addAll(anywhere);
		return new NameList(anywhere, ofHeroes);
	}

	boolean isName(Token token) {
		return token.isCapital() && this.anywhere.contains(token.word());
	}

	boolean isNameOfHero(Token token) {
		return this.ofHeroes.contains(token.word());
	}

	/**
	 * Returns a name as it should be written, since some nouns are found with a capital
	 * letter only.
	 */
	static String withCapitals(String name) {
		return List.of(name.split(" "))
			.stream()
			.filter((word) -> !word.isEmpty())
			.map((word) -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
			.collect(Collectors.joining(" "));
	}

}
