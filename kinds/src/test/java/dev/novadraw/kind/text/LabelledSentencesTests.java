package dev.novadraw.kind.text;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.novadraw.engine.kind.Language;
import dev.novadraw.kind.text.rule.SafeText;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sentences with the label of an editor, and the share that the rules classify alike. A
 * rule is written for the open files only; the others show what it is worth for sentences
 * that nobody had in mind.
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
		List<Boolean> classified = Stream.of(Language.values())
			.flatMap((language) -> classified("held-out-%s.txt".formatted(language.code()), language, harmless))
			.toList();

		assertThat(classified).hasSizeGreaterThan(80);
		assertThat(share(classified)).isGreaterThanOrEqualTo(share);
	}

	private static double share(String file, Language language, boolean harmless) {
		return share(classified(file, language, harmless).toList());
	}

	private static double share(List<Boolean> classified) {
		return (double) classified.stream().filter(Boolean::booleanValue).count() / classified.size();
	}

	private static Stream<Boolean> classified(String file, Language language, boolean harmless) {
		TextFile lines = TextFile.load(LabelledSentencesTests.class, "labelled/" + file);
		return LabelledSentence.read(lines.lines())
			.stream()
			.filter((sentence) -> sentence.isHarmless() == harmless)
			.map((sentence) -> SAFE.fault(sentence.sentence(), language).isEmpty() == harmless);
	}

}
