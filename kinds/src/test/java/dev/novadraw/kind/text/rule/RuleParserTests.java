package dev.novadraw.kind.text.rule;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.novadraw.engine.kind.Language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class RuleParserTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			"kill~" | He killed it. | true
			"kill" | He killed it. | false
			"Krieg" | Der Krieg kam. | true
			"Krieg" | Ich krieg dich. | false
			"*Messer~" | Zwei Küchenmessern. | true
			"Mord*" | Die Mordsache. | true
			"cat|dog" | A dog. | true
			"cat|hot_dog bun" | A hot dog bun. | true
			"cat|hot_dog bun" | A hot bun. | false
			"<group> house" | The black woods house. | false
			"<group> house" | The black man house. | true
			"[<group>]? house" | The black man house. | true
			"old? cat" | A cat. | true
			"cut .. arm" | Cut off the left arm. | true
			"cut .. arm" | Cut off the long left arm. | false
			"cut .. arm" | He cut. The arm was his. | false
			"cut ... arm" | Cut off all of the long left arm. | true
			"no one" | No. One. | true
			"^ note" | Take a note. | false
			"^ note" | He said: Note it. | true
			"note $" | A note, please. | true
			"note $" | A note for you. | false
			"note :" | A note: hello. | true
			"note :" | A note, hello. | false
			"cat & dog" | The dog saw the cat. | true
			"! cat & dog" | The dog saw the cat. | true
			"cat & dog" | The dog saw. The cat ran. | false
			"cat / dog & bone" | The dog had a bone. | true
			"ab+hacken~" | Er hackte den Ast ab. | true
			"ab+hacken~" | Er hackte ab heute Holz. | false
			"do not tell" | Don't tell! | true
			""")
	void readsTheNotation(String line, String text, boolean isFound) {
		Language language = text.matches(".*(?:Krieg|krieg|Küche|Mord|hackte).*") ? Language.DE : Language.EN;

		assertThat(matches(line, text, language)).isEqualTo(isFound);
	}

	@ParameterizedTest
	@ValueSource(strings = { "cat?", ".. cat", "$ cat", "<nothing>" })
	void rejectsRulesThatMeanNothing(String line) {
		assertThatIllegalStateException().isThrownBy(() -> matches(line, "A cat.", Language.EN));
	}

	private static boolean matches(String line, String text, Language language) {
		WordLists lists = WordLists.load(language);
		Terms terms = new Terms(language, lists);
		RuleSet rules = new RuleSet(List.of(new RuleParser(terms).parse("theme", line)));
		List<Token> tokens = Tokenizer.tokens(text);
		new JoinedWords(lists.set("particle"), lists.set("conjunction")).addTo(tokens);
		return !rules.matches(new ReadText(tokens, terms)).isEmpty();
	}

}
