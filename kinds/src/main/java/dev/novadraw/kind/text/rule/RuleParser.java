package dev.novadraw.kind.text.rule;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.novadraw.kind.text.TextFile;
import dev.novadraw.kind.text.rule.Phrase.Edge;
import dev.novadraw.kind.text.rule.Phrase.Step;

/**
 * A parser for files of rules. The files of unsuitable words explain the notation.
 */
final class RuleParser {

	private static final String STRICT = "! ";

	private static final int SHORT_GAP = 3;

	private static final int LONG_GAP = 8;

	private final Terms terms;

	RuleParser(Terms terms) {
		this.terms = terms;
	}

	List<Rule> read(String file) {
		List<Rule> rules = new ArrayList<>();
		String theme = "";
		for (String line : TextFile.load(RuleParser.class, file).lines()) {
			if (line.matches("\\[\\w+]")) {
				theme = line.substring(1, line.length() - 1);
			}
			else {
				rules.add(parse(theme, line));
			}
		}
		return rules;
	}

	Rule parse(String theme, String line) {
		boolean isStrict = line.startsWith(STRICT);
		return Rule.of(theme,
				Stream.of((isStrict ? line.substring(STRICT.length()) : line).split(" & "))
					.map((part) -> Stream.of(part.split(" / "))
						.flatMap((phrase) -> withoutWordGroups(List.of(phrase.split(" "))))
						.map((words) -> phrase(line, words))
						.toList())
					.toList(),
				isStrict);
	}

	// A group of words in a choice makes one phrase more: "a|b_c d" is "a d" or "b c d".
	private Stream<List<String>> withoutWordGroups(List<String> words) {
		for (int i = 0; i < words.size(); i++) {
			if (this.terms.wordGroups(Notation.of(words.get(i)).choice()).findAny().isPresent()) {
				List<String> before = words.subList(0, i);
				List<String> after = words.subList(i + 1, words.size());
				return choices(words.get(i)).flatMap((choice) -> withoutWordGroups(after)
					.map((rest) -> Stream.of(before, choice, rest).flatMap(List::stream).toList()));
			}
		}
		return Stream.of(words);
	}

	private Stream<List<String>> choices(String word) {
		Notation notation = Notation.of(word);
		List<String> single = Stream.of(notation.choice().split("\\|")).filter((one) -> one.indexOf('_') < 0).toList();
		Stream<List<String>> groups = this.terms.wordGroups(notation.choice())
			.map((one) -> Stream.of(one.split("_")).map(notation::mark).toList());
		if (!single.isEmpty()) {
			String choice = notation.mark(String.join("|", single)) + (notation.isOptional() ? "?" : "");
			return Stream.concat(Stream.of(List.of(choice)), groups);
		}
		return notation.isOptional() ? Stream.concat(Stream.of(List.of()), groups) : groups;
	}

	private Phrase phrase(String line, List<String> words) {
		List<Step> steps = new ArrayList<>();
		int gap = 0;
		Set<Edge> edges = EnumSet.noneOf(Edge.class);
		for (String word : words) {
			switch (word) {
				case ".." -> gap = SHORT_GAP;
				case "..." -> gap = LONG_GAP;
				case "^" -> edges.add(Edge.START);
				case "$" -> addToLast(steps, Edge.END, line);
				case ":" -> addToLast(steps, Edge.COLON, line);
				default -> {
					Notation notation = Notation.of(word);
					steps.add(new Step(this.terms.number(notation.choice()), notation.isOptional(), notation.isMarked(),
							gap, gap == SHORT_GAP, edges));
					gap = 0;
					edges = EnumSet.noneOf(Edge.class);
				}
			}
		}
		if (steps.stream().allMatch(Step::isOptional) || steps.getFirst().gap() > 0) {
			throw new IllegalStateException("A phrase needs a word, and begins with one: " + line);
		}
		return new Phrase(List.copyOf(steps));
	}

	private static void addToLast(List<Step> steps, Edge edge, String line) {
		if (steps.isEmpty()) {
			throw new IllegalStateException("There is no word before the end: " + line);
		}
		steps.getLast().edges().add(edge);
	}

	/**
	 * A word of a rule without the signs around it.
	 */
	private record Notation(String choice, boolean isOptional, boolean isMarked) {

		static Notation of(String word) {
			boolean isOptional = word.endsWith("?");
			String rest = isOptional ? word.substring(0, word.length() - 1) : word;
			boolean isMarked = rest.startsWith("[") && rest.endsWith("]");
			return new Notation(isMarked ? rest.substring(1, rest.length() - 1) : rest, isOptional, isMarked);
		}

		String mark(String word) {
			return this.isMarked ? "[" + word + "]" : word;
		}

	}

}
