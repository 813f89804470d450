package dev.novadraw.kind.text;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.novadraw.engine.kind.Language;
import dev.novadraw.kind.text.rule.SafeText;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sentences with the judgement of an editor, and the share of them that the rules judge
 * alike. A rule is written for the open files only; the others show what it is worth for
 * sentences that nobody had in mind.
 */
class LabelledSentencesTests {

	private static final double HARMLESS = 0.98;

	private static final double UNSUITABLE = 0.95;

	private static final SafeText SAFE = new SafeText(Names.NONE);

	@ParameterizedTest
	@CsvSource({ "en.txt, EN", "de.txt, DE" })
	void allowHarmlessSentences(String file, Language language) {
		assertThat(share(file, language, true)).isGreaterThanOrEqualTo(HARMLESS);
	}

	@ParameterizedTest
	@CsvSource({ "en.txt, EN", "de.txt, DE" })
	void stopUnsuitableSentences(String file, Language language) {
		assertThat(share(file, language, false)).isGreaterThanOrEqualTo(UNSUITABLE);
	}

	@ParameterizedTest
	@CsvSource({ "true, 0.97", "false, 0.95" })
	void holdForSentencesThatWereNotLookedAt(boolean harmless, double share) {
		List<Boolean> judged = Stream.of(Language.values())
			.flatMap((language) -> judged("held-out-%s.txt".formatted(language.code()), language, harmless))
			.toList();

		assertThat(judged).hasSizeGreaterThan(80);
		assertThat(share(judged)).isGreaterThanOrEqualTo(share);
	}

	private static double share(String file, Language language, boolean harmless) {
		return share(judged(file, language, harmless).toList());
	}

	private static double share(List<Boolean> judged) {
		return (double) judged.stream().filter(Boolean::booleanValue).count() / judged.size();
	}

	private static Stream<Boolean> judged(String file, Language language, boolean harmless) {
		TextFile lines = TextFile.load(LabelledSentencesTests.class, "labelled/" + file);
		return LabelledSentence.read(lines.lines())
			.stream()
			.filter((sentence) -> sentence.isHarmless() == harmless)
			.map((sentence) -> SAFE.fault(sentence.sentence(), language).isEmpty() == harmless);
	}

}
