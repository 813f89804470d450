package dev.novadraw.kind.text.rule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.novadraw.engine.kind.Language;
import dev.novadraw.kind.text.Names;
import dev.novadraw.kind.text.rule.RuleSet.Match;

/**
 * The rules of one language. A text is read word by word: first the names and the words
 * in harmless contexts are taken out, then unsuitable phrases are looked for. A context
 * under a theme counts for the phrases of this theme only.
 */
final class LanguageRules {

	private final Terms terms;

	private final RuleSet harmless;

	private final RuleSet unsuitable;

	private final RuleSet strict;

	private final JoinedWords joinedWords;

	private final NameList names = NameList.load();

	LanguageRules(Language language) {
		WordLists lists = WordLists.load(language);
		this.terms = new Terms(language, lists);
		this.harmless = new RuleSet(rules("harmless", language));
		List<Rule> rules = rules("unsuitable", language);
		this.unsuitable = new RuleSet(rules);
		this.strict = new RuleSet(rules.stream().filter(Rule::isStrict).toList());
		this.joinedWords = new JoinedWords(lists.set("particle"), lists.set("conjunction"));
	}

	private List<Rule> rules(String kind, Language language) {
		RuleParser parser = new RuleParser(this.terms);
		return List.of("any", language.code())
			.stream()
			.flatMap((list) -> parser.read("%s-%s.txt".formatted(kind, list)).stream())
			.toList();
	}

	Optional<BlockList.Find> find(String text, Names names) {
		List<Token> tokens = Tokenizer.tokens(text);
		this.joinedWords.addTo(tokens);
		ReadText read = new ReadText(tokens, this.terms);
		names.all().forEach((name) -> takeOut(read, Tokenizer.tokens(name)));
		IntStream.range(0, read.size()).filter((at) -> this.names.isName(read.token(at))).forEach(read::takeOutName);
		return first(this.strict, read, List.of()).or(() -> firstOutsideContexts(read));
	}

	private Optional<BlockList.Find> firstOutsideContexts(ReadText read) {
		List<Match> contexts = this.harmless.matches(read);
		contexts.stream().filter((match) -> !match.rule().hasTheme()).forEach((match) -> takeOut(read, match));
		return first(this.unsuitable, read, contexts.stream().filter((match) -> match.rule().hasTheme()).toList());
	}

	/**
	 * Returns true if a name is an unsuitable word, and not an ordinary name as well.
	 */
	boolean isUnsuitableName(String name) {
		List<Token> tokens = Tokenizer.tokens(NameList.withCapitals(name));
		this.joinedWords.addTo(tokens);
		ReadText read = new ReadText(tokens, this.terms);
		IntStream.range(0, read.size()).filter((at) -> this.names.isNameOfHero(read.token(at))).forEach(read::takeOut);
		return first(this.unsuitable, read, List.of()).isPresent();
	}

	private Optional<BlockList.Find> first(RuleSet rules, ReadText read, List<Match> contexts) {
		return rules.matches(read)
			.stream()
			.filter((match) -> contexts.stream().noneMatch((context) -> context.makesHarmless(match)))
			.findFirst()
			.map((match) -> find(read, match));
	}

	private static BlockList.Find find(ReadText read, Match match) {
		return new BlockList.Find(match.rule().theme(),
				match.places()
					.stream()
					.mapToInt(Phrase.Place::word)
					.distinct()
					.sorted()
					.mapToObj((at) -> read.token(at).word())
					.collect(Collectors.joining(" ")));
	}

	private static void takeOut(ReadText read, Match match) {
		match.harmlessWords().forEach(read::takeOut);
	}

	private static void takeOut(ReadText read, List<Token> name) {
		for (int at = 0; at <= read.size() - name.size(); at++) {
			if (isAt(read, at, name)) {
				IntStream.range(at, at + name.size()).forEach(read::takeOutName);
			}
		}
	}

	private static boolean isAt(ReadText read, int at, List<Token> name) {
		return IntStream.range(0, name.size()).allMatch((i) -> {
			Token token = read.token(at + i);
			return (token.isCapital() || !name.get(i).isCapital())
					&& (token.word().equals(name.get(i).word()) || token.word().equals(name.get(i).word() + "s"));
		});
	}

}
