package dev.novadraw.narration.language;

import java.util.ArrayList;
import java.util.List;

/**
 * A slot of a wording, such as <code>{der kleinste hero}</code> or
 * <code>{a + hero}</code>.
 *
 * @param article the article with its case, or an empty string
 * @param adjectives the adjectives after the article
 * @param look true if size and colour of the hero are added
 * @param role the role, or the name of a value
 * @param noun true if the noun must not be replaced by a name
 * @param suffix what follows the role, such as the case of the child
 */
record Slot(String article, List<String> adjectives, boolean look, String role, boolean noun, String suffix) {

	private static final List<String> ARTICLES = List.of("a", "the", "ein", "einen", "einem", "der", "den", "dem");

	private static final String LOOK = "+";

	private static final List<String> CASES = List.of("D");

	static Slot of(String text) {
		List<String> words = new ArrayList<>(List.of(text.split(" ")));
		String suffix = CASES.contains(words.getLast()) ? words.removeLast() : "";
		String role = words.removeLast();
		String article = !words.isEmpty() && ARTICLES.contains(words.getFirst()) ? words.removeFirst() : "";
		boolean look = words.remove(LOOK);
		return new Slot(article, words, look, role.replace("!", ""), role.endsWith("!"), suffix);
	}

}
